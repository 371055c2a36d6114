package nova.libvirt.disk;

import static nova.libvirt.disk.Tool.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** Writes a config drive: an ISO 9660 file with the label config-2 that cloud-init looks for. */
final class ConfigDrive {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final String mkisofs;

    ConfigDrive(String mkisofs) {
        this.mkisofs = mkisofs;
    }

    /** {@code files} are texts by their path below {@code openstack/latest}. */
    void write(Map<String, String> files, Path target, BooleanSupplier cancelled) throws IOException {
        Path tree = target.resolveSibling(target.getFileName() + ".tree");
        Path made = target.resolveSibling(target.getFileName() + ".part");
        DiskFiles.deleteTree(tree);
        try {
            Path latest = Files.createDirectories(tree.resolve("openstack/latest"));
            for (Map.Entry<String, String> each : files.entrySet()) {
                Path file = latest.resolve(each.getKey()).normalize();
                if (!file.startsWith(latest) || file.equals(latest)) {
                    throw new GuestException(
                            Kind.IMPOSSIBLE, "config drive file '" + each.getKey() + "' is outside of the drive");
                }
                Files.createDirectories(file.getParent());
                Files.writeString(file, each.getValue());
            }
            Tool.run(
                    command(
                            mkisofs,
                            "-quiet",
                            "-o",
                            made,
                            "-ldots",
                            "-allow-lowercase",
                            "-allow-multidot",
                            "-l",
                            "-publisher",
                            "OpenStack Nova",
                            "-J",
                            "-r",
                            "-V",
                            "config-2",
                            tree),
                    LIMIT,
                    cancelled);
            DiskFiles.publish(made, target);
        } finally {
            DiskFiles.deleteTree(tree);
            Files.deleteIfExists(made);
        }
    }
}

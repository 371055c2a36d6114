package nova.libvirt;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/**
 * The system's libvirt runs QEMU as a user of its own, and a folder that user may not pass, such as a home of mode 0700,
 * makes every start fail with "Permission denied". Where we are root anyway, QEMU of our guests then runs as root too;
 * where we are not, it is said at once instead of at the first guest.
 */
final class ReachableFolder {
    private static final Logger LOG = System.getLogger(ReachableFolder.class.getName());

    private final Path instancesPath;
    private final String uri;

    ReachableFolder(Path instancesPath, String uri) {
        this.instancesPath = instancesPath;
        this.uri = uri;
    }

    /** Makes the folder, and warns when QEMU's own user cannot get there. */
    void prepare() {
        try {
            Files.createDirectories(instancesPath);
        } catch (IOException failed) {
            throw new GuestException(
                    Kind.FAILED, "instances_path " + instancesPath + " cannot be made: " + failed, failed);
        }
        obstacle()
                .ifPresent(folder -> LOG.log(
                        Level.WARNING,
                        isRoot()
                                ? "the user of QEMU may not pass a folder above its disks, so QEMU of our guests runs as"
                                        + " root; to change that, chmod o+x it or move instances_path folder={0}"
                                : "the user of QEMU may not pass a folder above its disks, guests will not start: chmod o+x"
                                        + " it or move instances_path folder={0}",
                        folder));
    }

    boolean needsRoot() {
        return isRoot() && obstacle().isPresent();
    }

    /** The first folder above the disks that others may not pass; only for the system's libvirt. */
    private Optional<Path> obstacle() {
        if (!uri.startsWith("qemu:///system")) {
            return Optional.empty();
        }
        try {
            for (Path folder = instancesPath.toRealPath(); folder != null; folder = folder.getParent()) {
                if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(folder);
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw new GuestException(
                    Kind.FAILED, "instances_path " + instancesPath + " cannot be used: " + failed, failed);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}

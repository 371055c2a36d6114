package nova.libvirt;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/**
 * The system's libvirt runs QEMU as a user of its own. A folder it may not pass, such as a home of mode 0700, makes
 * every start fail with "Permission denied"; it is better said at once.
 */
final class ReachableFolder {
    private static final Logger LOG = System.getLogger(ReachableFolder.class.getName());

    private ReachableFolder() {}

    static void check(Path instancesPath, String uri) {
        try {
            Files.createDirectories(instancesPath);
            if (!uri.startsWith("qemu:///system")) {
                return;
            }
            for (Path folder = instancesPath.toRealPath(); folder != null; folder = folder.getParent()) {
                if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    LOG.log(
                            Level.WARNING,
                            "QEMU''s user may not pass a folder above its disks: chmod o+x it or move instances_path"
                                    + " folder={0} instances_path={1}",
                            folder,
                            instancesPath);
                }
            }
        } catch (IOException failed) {
            throw new GuestException(
                    Kind.FAILED, "instances_path " + instancesPath + " cannot be used: " + failed, failed);
        }
    }
}

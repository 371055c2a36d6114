package nova.libvirt.disk;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** Where the files of one guest are: one folder with Nova's names in it, and nothing anywhere else. */
public record GuestFiles(Path folder) {
    public GuestFiles {
        requireNonNull(folder, "folder");
    }

    public static GuestFiles of(Path instancesPath, ServerId server) {
        if (!server.value().matches("[0-9a-fA-F-]{36}")) {
            throw new GuestException(Kind.IMPOSSIBLE, "server id " + server + " is not a uuid");
        }
        return new GuestFiles(instancesPath.resolve(server.value()));
    }

    public Path root() {
        return folder.resolve("disk");
    }

    public Path ephemeral() {
        return folder.resolve("disk.eph0");
    }

    public Path swap() {
        return folder.resolve("disk.swap");
    }

    public Path config() {
        return folder.resolve("disk.config");
    }

    public Path kernel() {
        return folder.resolve("kernel");
    }

    public Path ramdisk() {
        return folder.resolve("ramdisk");
    }

    public Path consoleLog() {
        return folder.resolve("console.log");
    }
}

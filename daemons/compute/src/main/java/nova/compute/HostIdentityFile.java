package nova.compute;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.runtime.port.Platform;

/**
 * The file {@code compute_id} in the state directory, as Nova's: the host's uuid, made at the first start. A host that
 * loses it becomes a stranger to its own servers, so it is written with care and never replaced.
 */
public record HostIdentityFile(Path file) {
    private static final String NAME = "compute_id";

    public HostIdentityFile {
        requireNonNull(file, "file");
    }

    public static HostIdentityFile in(Path stateDirectory) {
        return new HostIdentityFile(stateDirectory.resolve(NAME));
    }

    /** Reads the identity, or makes it. */
    public HostIdentity identity(HostName host, Platform platform) {
        try {
            if (!Files.exists(file)) {
                write(platform.newId());
            }
            return new HostIdentity(host, new HostId(read()));
        } catch (IOException cause) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "the host's id in " + file + " cannot be read or written: " + cause.getMessage()
                            + "; is [DEFAULT] state_path a directory of this user?",
                    cause);
        }
    }

    private String read() throws IOException {
        String id = Files.readString(file).strip();
        if (id.isEmpty() || id.length() > 64) {
            throw new NovaException(
                    ErrorCode.INTERNAL,
                    file + " holds no host id; put back the uuid that os-hypervisors shows for this host");
        }
        return id;
    }

    private void write(String id) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, NAME, ".new");
        Files.writeString(fresh, id + "\n");
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

package nova.essentials.image;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The bytes of images, one file each in one folder. A file gets its name only after its last byte is on the disk, so a
 * name is a whole image.
 */
public final class ImageFiles {
    private static final Logger LOG = System.getLogger(ImageFiles.class.getName());
    private static final String PART = ".part";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final long maxBytes;

    public ImageFiles(Path folder, long maxBytes) {
        this.folder = requireNonNull(folder, "folder");
        this.maxBytes = maxBytes;
    }

    /** Bytes that came in, not yet an image. */
    public record Received(Path part, long bytes, String md5, String sha512) {}

    /** Reads {@code body} to its end into a new file. TOO_LARGE over the limit; what was written is removed then. */
    public Received receive(String image, InputStream body) {
        Path part = folder.resolve(image + PART);
        try {
            Files.createDirectories(folder);
            return copy(body, part);
        } catch (IOException | UncheckedIOException broken) {
            discard(part);
            throw new NovaException(ErrorCode.BAD_REQUEST, "The upload broke off: " + broken.getMessage(), broken);
        } catch (NovaException refused) {
            discard(part);
            throw refused;
        }
    }

    private Received copy(InputStream body, Path part) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha512 = digest("SHA-512");
        long total = 0;
        try (FileChannel file = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > maxBytes) {
                    throw new NovaException(
                            ErrorCode.TOO_LARGE,
                            "Denying attempt to upload image larger than %d bytes.".formatted(maxBytes));
                }
                md5.update(buffer, 0, read);
                sha512.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            file.force(true);
        }
        HexFormat hex = HexFormat.of();
        return new Received(part, total, hex.formatHex(md5.digest()), hex.formatHex(sha512.digest()));
    }

    /** Makes received bytes the image's. */
    public void keep(String image, Received received) {
        try {
            Files.move(received.part(), folder.resolve(image), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot keep the bytes of image " + image, cause);
        }
    }

    public void discard(Received received) {
        discard(received.part());
    }

    public void delete(String image) {
        discard(folder.resolve(image));
    }

    /** From the beginning. Who has it open may read on after the image was deleted. */
    public InputStream open(String image) {
        try {
            return Files.newInputStream(folder.resolve(image));
        } catch (IOException cause) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND, "The data of image %s cannot be found.".formatted(image), cause);
        }
    }

    /** Removes what a dead process left: parts, and files that no image names. */
    public void sweep(Set<String> images) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> orphans = files.filter(
                            file -> !images.contains(file.getFileName().toString()))
                    .toList();
            orphans.forEach(this::discard);
        } catch (IOException cause) {
            LOG.log(Level.WARNING, "cannot list the image folder: folder={0} cause={1}", folder, cause.getMessage());
        }
    }

    private void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            LOG.log(Level.WARNING, "cannot delete a file, next start tries again: file={0} cause={1}", file, cause);
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no " + name, cause);
        }
    }
}

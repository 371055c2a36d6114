package nova.libvirt.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** Small certain steps on files: whole or not there, and gone when removed. */
final class DiskFiles {
    private DiskFiles() {}

    /** Makes {@code target} appear whole: flushed first, renamed then. */
    static void publish(Path made, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** A new sparse file of {@code bytes} zeros. */
    static void createSparse(Path file, long bytes) throws IOException {
        Files.deleteIfExists(file);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(bytes);
        }
    }

    static void grow(Path file, long bytes) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            if (access.length() < bytes) {
                access.setLength(bytes);
            }
        }
    }

    /** Removes a folder with all in it; links are removed, never followed. Missing is fine. */
    static void deleteTree(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return;
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    static GuestException failed(String what, IOException cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        boolean full = reason.contains("No space left") || reason.contains("quota");
        return new GuestException(
                full ? Kind.REFUSED : Kind.FAILED,
                what + ": " + cause.getClass().getSimpleName() + ": " + reason,
                cause);
    }

    static GuestException failed(String what, UncheckedIOException cause) {
        return failed(what, cause.getCause());
    }
}

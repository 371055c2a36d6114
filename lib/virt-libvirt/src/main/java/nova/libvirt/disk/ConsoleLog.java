package nova.libvirt.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** The tail of what a guest wrote to its serial console; virtlogd keeps older parts as console.log.0, .1, … */
public final class ConsoleLog {
    private static final int MAX_ROTATED = 16;

    private ConsoleLog() {}

    public static byte[] tail(Path log, int maxBytes) {
        Deque<byte[]> parts = new ArrayDeque<>();
        int missing = maxBytes;
        try {
            for (int number = -1; number < MAX_ROTATED && missing > 0; number++) {
                Path file = number < 0 ? log : log.resolveSibling(log.getFileName() + "." + number);
                if (number >= 0 && !Files.exists(file)) {
                    break;
                }
                byte[] part = end(file, missing);
                parts.addFirst(part);
                missing -= part.length;
            }
        } catch (IOException failed) {
            throw DiskFiles.failed("the console log cannot be read", failed);
        }
        ByteBuffer all = ByteBuffer.allocate(maxBytes - missing);
        parts.forEach(all::put);
        return all.array();
    }

    private static byte[] end(Path file, int maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            int length = (int) Math.min(size, maxBytes);
            ByteBuffer buffer = ByteBuffer.allocate(length);
            channel.position(size - length);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            byte[] read = new byte[buffer.position()];
            buffer.flip().get(read);
            return read;
        } catch (NoSuchFileException _) {
            return new byte[0];
        }
    }
}

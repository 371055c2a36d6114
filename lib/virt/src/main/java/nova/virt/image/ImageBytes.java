package nova.virt.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Random access to an image's bytes; what lies behind its end reads as zeros, so a short image is simply no match. */
final class ImageBytes {
    private final SeekableByteChannel channel;
    private final long size;

    ImageBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    byte[] read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        if (offset >= 0 && offset < size) {
            channel.position(offset);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
        }
        return buffer.array();
    }

    boolean has(long offset, String asciiOrLatin) throws IOException {
        return text(offset, asciiOrLatin.length()).equals(asciiOrLatin);
    }

    String text(long offset, int length) throws IOException {
        return new String(read(offset, length), StandardCharsets.ISO_8859_1);
    }

    String hex(long offset, int length) throws IOException {
        return HexFormat.of().formatHex(read(offset, length));
    }

    long u32(long offset, ByteOrder order) throws IOException {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(read(offset, 4)).order(order).getInt());
    }

    int u16(long offset, ByteOrder order) throws IOException {
        return Short.toUnsignedInt(ByteBuffer.wrap(read(offset, 2)).order(order).getShort());
    }

    /** 64 bits as stored: sizes over 2^63 come out negative and are refused as absurd. */
    long u64(long offset, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(read(offset, 8)).order(order).getLong();
    }
}

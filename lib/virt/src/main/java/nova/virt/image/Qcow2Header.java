package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The qcow2 header, versions 2 and 3. */
final class Qcow2Header {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int MAX_BACKING_NAME = 1023;
    private static final int MAX_EXTENSIONS = 64;
    private static final long CORRUPT = 1 << 1;
    private static final long EXTERNAL_DATA = 1 << 2;
    /** Dirty, corrupt, external data, compression type, extended L2 entries: what QEMU has defined so far. */
    private static final long KNOWN_FEATURES = 0x1f;

    private Qcow2Header() {}

    static ImageFacts read(ImageBytes bytes) throws IOException {
        List<String> dangers = new ArrayList<>();
        long version = bytes.u32(4, ORDER);
        if (version != 2 && version != 3) {
            dangers.add("its qcow version " + version + " is not supported");
        }
        long backingOffset = bytes.u64(8, ORDER);
        long backingLength = bytes.u32(16, ORDER);
        Optional<String> backing = Optional.empty();
        if (backingOffset != 0) {
            dangers.add("it has a backing file");
            if (backingLength > 0 && backingLength <= MAX_BACKING_NAME) {
                backing =
                        Optional.of(new String(bytes.read(backingOffset, (int) backingLength), StandardCharsets.UTF_8));
            }
        }
        if (bytes.u32(32, ORDER) != 0) {
            dangers.add("it is encrypted, which is not supported");
        }
        if (version >= 3) {
            features(bytes.u64(72, ORDER), dangers);
        }
        if (namesDataFile(bytes, version)) {
            dangers.add("it names an external data file");
        }
        return new ImageFacts(ImageFormat.QCOW2, bytes.u64(24, ORDER), dangers, backing);
    }

    private static void features(long incompatible, List<String> dangers) {
        if ((incompatible & EXTERNAL_DATA) != 0) {
            dangers.add("it has an external data file");
        }
        if ((incompatible & CORRUPT) != 0) {
            dangers.add("it is marked as corrupt");
        }
        if ((incompatible & ~KNOWN_FEATURES) != 0) {
            dangers.add("it has unknown incompatible features");
        }
    }

    /** A header extension may name a data file even where the feature bit is not set. */
    private static boolean namesDataFile(ImageBytes bytes, long version) throws IOException {
        long offset = version >= 3 ? bytes.u32(100, ORDER) : 72;
        for (int count = 0; count < MAX_EXTENSIONS && offset > 0 && offset < bytes.size(); count++) {
            long type = bytes.u32(offset, ORDER);
            if (type == 0) {
                return false;
            }
            if (type == 0x44415441L) {
                return true;
            }
            offset += 8 + ((bytes.u32(offset + 4, ORDER) + 7) & ~7L);
        }
        return false;
    }
}

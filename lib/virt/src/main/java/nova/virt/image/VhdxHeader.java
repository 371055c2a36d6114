package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** VHDX: region table, metadata table, virtual size, and whether it has a parent. */
final class VhdxHeader {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long REGION_TABLE = 192 * 1024;
    private static final int MAX_ENTRIES = 2047;
    // GUIDs in the byte order of the file
    private static final String METADATA_REGION = "06a27c8b90479a4bb8fe575f050f886e";
    private static final String VIRTUAL_SIZE = "2442a52f1bcd7648b2115dbed83bf4b8";
    private static final String FILE_PARAMETERS = "3767a1ca36fa434db3b633f0aa44e76b";
    private static final int HAS_PARENT = 1 << 1;

    private VhdxHeader() {}

    static ImageFacts read(ImageBytes bytes) throws IOException {
        List<String> dangers = new ArrayList<>();
        long size = -1;
        boolean parameters = false;
        long metadata = metadataRegion(bytes);
        long entries = metadata > 0 ? Math.min(bytes.u16(metadata + 10, ORDER), MAX_ENTRIES) : 0;
        for (long entry = 0; entry < entries; entry++) {
            long at = metadata + 32 + entry * 32;
            String item = bytes.hex(at, 16);
            long value = metadata + bytes.u32(at + 16, ORDER);
            if (item.equals(VIRTUAL_SIZE)) {
                size = bytes.u64(value, ORDER);
            } else if (item.equals(FILE_PARAMETERS)) {
                parameters = true;
                if ((bytes.u32(value + 4, ORDER) & HAS_PARENT) != 0) {
                    dangers.add("it is a VHDX that depends on another file");
                }
            }
        }
        if (size < 0 || !parameters) {
            dangers.add("its VHDX metadata is missing");
        }
        return new ImageFacts(ImageFormat.VHDX, size, dangers, Optional.empty());
    }

    private static long metadataRegion(ImageBytes bytes) throws IOException {
        if (!bytes.has(REGION_TABLE, "regi")) {
            return -1;
        }
        long entries = Math.min(bytes.u32(REGION_TABLE + 8, ORDER), MAX_ENTRIES);
        for (long entry = 0; entry < entries; entry++) {
            long at = REGION_TABLE + 16 + entry * 32;
            if (bytes.hex(at, 16).equals(METADATA_REGION)) {
                return bytes.u64(at + 16, ORDER);
            }
        }
        return -1;
    }
}

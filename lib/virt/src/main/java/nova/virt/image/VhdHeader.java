package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** VHD (Virtual PC): fixed or dynamic, never a difference to another file. */
final class VhdHeader {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int FIXED = 2;
    private static final int DYNAMIC = 3;

    private VhdHeader() {}

    static ImageFacts read(ImageBytes bytes) throws IOException {
        long footer = bytes.has(0, "conectix") ? 0 : bytes.size() - 512;
        long type = bytes.u32(footer + 60, ORDER);
        List<String> dangers =
                type == FIXED || type == DYNAMIC ? List.of() : List.of("it is a VHD that depends on another file");
        return new ImageFacts(ImageFormat.VHD, bytes.u64(footer + 48, ORDER), dangers, Optional.empty());
    }
}

package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** VirtualBox's VDI: dynamic or static, never a difference to another file. */
final class VirtualBoxHeader {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int DYNAMIC = 1;
    private static final int STATIC = 2;

    private VirtualBoxHeader() {}

    static ImageFacts read(ImageBytes bytes) throws IOException {
        long type = bytes.u32(0x4c, ORDER);
        List<String> dangers =
                type == DYNAMIC || type == STATIC ? List.of() : List.of("it is a VDI that depends on another file");
        return new ImageFacts(ImageFormat.VDI, bytes.u64(0x170, ORDER), dangers, Optional.empty());
    }
}

package nova.virt.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageInspectorTest {
    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("an empty file", "raw", Bytes.of(0), ImageFormat.RAW, 0),
                Arguments.of("zeros", "raw", Bytes.of(4096), ImageFormat.RAW, 4096),
                Arguments.of("MBR", "raw", Bytes.of(4096).hex(510, "55aa"), ImageFormat.PARTITIONED, 4096),
                Arguments.of("GPT", "raw", Bytes.of(4096).text(512, "EFI PART"), ImageFormat.PARTITIONED, 4096),
                Arguments.of("a kernel", "aki", Bytes.of(4096).hex(510, "55aa"), ImageFormat.PARTITIONED, 4096),
                Arguments.of("qcow2 v3", "qcow2", qcow2(), ImageFormat.QCOW2, GIB),
                Arguments.of("qcow2 v2", "qcow2", qcow2().u32be(4, 2).u64be(72, 0), ImageFormat.QCOW2, GIB),
                Arguments.of("qcow2 dirty, zstd, ext. L2", "qcow2", qcow2().u64be(72, 0x19), ImageFormat.QCOW2, GIB),
                Arguments.of("upper case record", "QCOW2", qcow2(), ImageFormat.QCOW2, GIB),
                Arguments.of("vmdk", "vmdk", vmdk("monolithicSparse", EXTENT), ImageFormat.VMDK, GIB),
                Arguments.of("vdi", "vdi", vdi(1), ImageFormat.VDI, GIB),
                Arguments.of("dynamic vhd", "vhd", vhd(0, 3), ImageFormat.VHD, GIB),
                Arguments.of("fixed vhd", "vhd", vhd(4096, 2), ImageFormat.VHD, GIB),
                Arguments.of("vhdx", "vhdx", vhdx(0), ImageFormat.VHDX, GIB),
                Arguments.of("iso", "iso", Bytes.of(40960).text(32769, "CD001"), ImageFormat.ISO, 40960),
                Arguments.of(
                        "hybrid iso",
                        "iso",
                        Bytes.of(40960).text(32769, "CD001").hex(510, "55aa"),
                        ImageFormat.ISO,
                        40960));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void harmlessImageIsRecognised(String name, String declared, Bytes image, ImageFormat format, long size)
            throws IOException {
        ImageFacts facts = inspect(image);
        assertEquals(format, facts.format());
        assertEquals(size, facts.virtualSizeBytes());
        assertEquals(Optional.empty(), facts.objection(declared));
    }

    static Stream<Arguments> hostile() {
        Bytes iso = qcow2();
        return Stream.of(
                Arguments.of("qcow2", qcow2().u64be(8, 512).u32be(16, 11).text(512, "/etc/passwd"), "backing file"),
                Arguments.of("qcow2", qcow2().u64be(72, 4), "external data file"),
                Arguments.of("qcow2", qcow2().u32be(104, 0x44415441).u32be(108, 4), "external data file"),
                Arguments.of(
                        "qcow2",
                        qcow2().u32be(104, 0xe2792aca)
                                .u32be(108, 3)
                                .u32be(120, 0x44415441)
                                .u32be(124, 4),
                        "external data file"),
                Arguments.of("qcow2", qcow2().u64be(72, 1 << 5), "unknown incompatible"),
                Arguments.of("qcow2", qcow2().u64be(72, 1L << 63), "unknown incompatible"),
                Arguments.of("qcow2", qcow2().u64be(72, 2), "corrupt"),
                Arguments.of("qcow2", qcow2().u32be(32, 2), "encrypted"),
                Arguments.of("qcow2", qcow2().u32be(4, 1), "version 1"),
                Arguments.of("qcow2", qcow2().u64be(24, -1), "absurd"),
                Arguments.of("qcow2", qcow2().u64be(24, 1L << 62), "absurd"),
                Arguments.of("qcow2", iso.text(32769, "CD001"), "several formats"),
                Arguments.of("qcow2", qcow2().hex(0x40, "7f10dabe"), "several formats"),
                Arguments.of("raw", qcow2(), "its disk_format is raw but its content is qcow2"),
                Arguments.of("iso", qcow2(), "its content is qcow2"),
                Arguments.of("qcow2", Bytes.of(4096), "its content is raw"),
                Arguments.of("raw", Bytes.of(40960).text(32769, "CD001"), "its content is iso"),
                Arguments.of("vmdk", vmdk("monolithicFlat", EXTENT), "VMDK type"),
                Arguments.of("vmdk", vmdk("monolithicSparse", "RW 8 FLAT \"/etc/shadow\" 0"), "another file"),
                Arguments.of("vmdk", vmdk("monolithicSparse", EXTENT + "\n" + EXTENT), "2 extents"),
                Arguments.of("vmdk", vmdk("monolithicSparse", "RW 8 SPARSE \"../x\""), "another file"),
                Arguments.of("vmdk", vmdk("streamOptimized", "parentCID=12345678\n" + EXTENT), "parent"),
                Arguments.of("vmdk", vmdk("monolithicSparse", EXTENT).u64le(12, 0), "capacity is 0"),
                Arguments.of("vmdk", vmdk("streamOptimized", EXTENT).u64le(56, -1), "footer"),
                Arguments.of(
                        "vmdk",
                        Bytes.of(4096).text(0, "# Disk DescriptorFile\nversion=1\nRW 1 FLAT \"/etc/shadow\" 0"),
                        "names other files"),
                Arguments.of("raw", Bytes.of(4096).text(0, "#\n\nversion=1\n"), "names other files"),
                Arguments.of("vdi", vdi(4), "depends on another file"),
                Arguments.of("vhd", vhd(0, 4), "depends on another file"),
                Arguments.of("vhdx", vhdx(2), "depends on another file"),
                Arguments.of("vhdx", Bytes.of(4096).text(0, "vhdxfile"), "metadata is missing"),
                Arguments.of("raw", Bytes.of(4096).hex(0, "4c554b53babe"), "encrypted"),
                Arguments.of("qed", Bytes.of(4096).hex(0, "51454400"), "QED"));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("hostile")
    void hostileOrMislabelledImageIsRefused(String declared, Bytes image, String reason) throws IOException {
        String objection = inspect(image).objection(declared).orElse("none");
        assertTrue(objection.contains(reason), objection);
    }

    @Test
    void backingFileOfOurOwnOverlayIsRead() throws IOException {
        ImageFacts facts = inspect(qcow2().u64be(8, 512).u32be(16, 11).text(512, "/base/image"));
        assertEquals(Optional.of("/base/image"), facts.backingFile());
    }

    private static final String EXTENT = "RW 2097152 SPARSE \"disk.vmdk\"";

    private ImageFacts inspect(Bytes image) throws IOException {
        Path file = folder.resolve("image");
        Files.write(file, image.bytes);
        return ImageInspector.inspect(file);
    }

    private static Bytes qcow2() {
        return Bytes.of(40960).text(0, "QFI\u00fb").u32be(4, 3).u64be(24, GIB).u32be(100, 104);
    }

    private static Bytes vmdk(String type, String extents) {
        return Bytes.of(8192)
                .text(0, "KDMV")
                .u64le(12, GIB / 512)
                .u64le(28, 1)
                .u64le(36, 8)
                .text(512, "# Disk DescriptorFile\nCID=1\nparentCID=ffffffff\ncreateType=\"" + type + "\"\n" + extents);
    }

    private static Bytes vdi(int type) {
        return Bytes.of(4096)
                .hex(0x40, "7f10dabe")
                .hex(0x4c, "0" + type + "000000")
                .u64le(0x170, GIB);
    }

    private static Bytes vhd(int footer, int type) {
        return Bytes.of(footer + 512)
                .text(footer, "conectix")
                .u64be(footer + 48, GIB)
                .u32be(footer + 60, type);
    }

    private static Bytes vhdx(int flags) {
        int table = 192 * 1024;
        int meta = 256 * 1024;
        return Bytes.of(meta + 4096)
                .text(0, "vhdxfile")
                .text(table, "regi")
                .u64le(table + 8, 1)
                .hex(table + 16, "06a27c8b90479a4bb8fe575f050f886e")
                .u64le(table + 32, meta)
                .text(meta, "metadata")
                .hex(meta + 10, "0200")
                .hex(meta + 32, "2442a52f1bcd7648b2115dbed83bf4b8")
                .u64le(meta + 48, 1024)
                .u64le(meta + 1024, GIB)
                .hex(meta + 64, "3767a1ca36fa434db3b633f0aa44e76b")
                .u64le(meta + 80, 2048)
                .u64le(meta + 2048, (long) flags << 32);
    }

    /** An image made byte by byte, so that the test needs no tool and can lie as an attacker would. */
    private record Bytes(byte[] bytes) {
        static Bytes of(int size) {
            return new Bytes(new byte[size]);
        }

        Bytes text(int offset, String text) {
            return put(offset, text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Bytes hex(int offset, String hex) {
            return put(offset, HexFormat.of().parseHex(hex));
        }

        Bytes u32be(int offset, int value) {
            return put(offset, ByteBuffer.allocate(4).putInt(value).array());
        }

        Bytes u64be(int offset, long value) {
            return put(offset, ByteBuffer.allocate(8).putLong(value).array());
        }

        Bytes u64le(int offset, long value) {
            return put(
                    offset,
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(value)
                            .array());
        }

        private Bytes put(int offset, byte[] content) {
            System.arraycopy(content, 0, bytes, offset, content.length);
            return this;
        }
    }
}

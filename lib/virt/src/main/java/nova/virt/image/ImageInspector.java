package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides from an image's own bytes what it is and whether QEMU may see it. Reads headers only, never follows a name it
 * finds, runs no program: the image may have been made to attack whoever opens it.
 */
public final class ImageInspector {
    /** Larger virtual disks than this (64 TiB) are mistakes or attacks. */
    public static final long MAX_VIRTUAL_BYTES = 64L << 40;

    private ImageInspector() {}

    public static ImageFacts inspect(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return inspect(channel);
        }
    }

    public static ImageFacts inspect(SeekableByteChannel channel) throws IOException {
        ImageBytes bytes = new ImageBytes(channel);
        List<ImageFormat> found = signatures(bytes);
        if (found.isEmpty()) {
            return plain(bytes, partitioned(bytes) ? ImageFormat.PARTITIONED : ImageFormat.RAW);
        }
        ImageFacts facts = parse(found.getFirst(), bytes);
        List<String> dangers = new ArrayList<>(facts.dangers());
        if (found.size() > 1) {
            dangers.add("it is several formats at once: " + found);
        }
        if (facts.virtualSizeBytes() < 0 || facts.virtualSizeBytes() > MAX_VIRTUAL_BYTES) {
            dangers.add("its virtual size is absurd");
        }
        return new ImageFacts(facts.format(), facts.virtualSizeBytes(), dangers, facts.backingFile());
    }

    private static List<ImageFormat> signatures(ImageBytes bytes) throws IOException {
        List<ImageFormat> found = new ArrayList<>();
        String start = bytes.text(0, 32);
        if (start.startsWith("QFI\u00fb")) {
            found.add(ImageFormat.QCOW2);
        } else if (start.startsWith("KDMV") || start.startsWith("COWD") || vmdkDescriptor(bytes)) {
            found.add(ImageFormat.VMDK);
        } else if (start.startsWith("vhdxfile")) {
            found.add(ImageFormat.VHDX);
        } else if (start.startsWith("conectix")) {
            found.add(ImageFormat.VHD);
        } else if (start.startsWith("QED\0")) {
            found.add(ImageFormat.QED);
        } else if (start.startsWith("LUKS\u00ba\u00be")) {
            found.add(ImageFormat.LUKS);
        }
        if (bytes.u32(0x40, ByteOrder.LITTLE_ENDIAN) == 0xbeda107fL) {
            found.add(ImageFormat.VDI);
        }
        if (bytes.has(32769, "CD001")) {
            found.add(ImageFormat.ISO);
        }
        if (found.isEmpty() && bytes.size() >= 512 && bytes.has(bytes.size() - 512, "conectix")) {
            found.add(ImageFormat.VHD); // a fixed VHD has its signature only at the end
        }
        return found;
    }

    /** QEMU takes a text that says "Disk DescriptorFile" after comments and blank lines for a VMDK: names of files. */
    private static boolean vmdkDescriptor(ImageBytes bytes) throws IOException {
        for (String line : bytes.text(0, 4096).lines().toList()) {
            String text = line.strip();
            if (text.toLowerCase(java.util.Locale.ROOT).startsWith("# disk descriptorfile")
                    || text.startsWith("version=")) {
                return true;
            }
            if (!text.isEmpty() && !text.startsWith("#")) {
                return false;
            }
        }
        return false;
    }

    private static boolean partitioned(ImageBytes bytes) throws IOException {
        return bytes.u16(510, ByteOrder.LITTLE_ENDIAN) == 0xaa55 || bytes.has(512, "EFI PART");
    }

    private static ImageFacts parse(ImageFormat format, ImageBytes bytes) throws IOException {
        return switch (format) {
            case QCOW2 -> Qcow2Header.read(bytes);
            case VMDK -> VmdkHeader.read(bytes);
            case VDI -> VirtualBoxHeader.read(bytes);
            case VHD -> VhdHeader.read(bytes);
            case VHDX -> VhdxHeader.read(bytes);
            case LUKS -> refused(format, bytes, "it is encrypted (LUKS), which is not supported");
            case QED -> refused(format, bytes, "the QED format is not supported");
            case ISO, RAW, PARTITIONED -> plain(bytes, format);
        };
    }

    private static ImageFacts plain(ImageBytes bytes, ImageFormat format) {
        return new ImageFacts(format, bytes.size(), List.of(), Optional.empty());
    }

    private static ImageFacts refused(ImageFormat format, ImageBytes bytes, String why) {
        return new ImageFacts(format, bytes.size(), List.of(why), Optional.empty());
    }
}

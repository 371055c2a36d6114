package nova.virt.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** VMDK in one file: sparse or stream-optimised. All others name further files and are refused. */
final class VmdkHeader {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int MAX_DESCRIPTOR_SECTORS = 128;
    private static final long GRAIN_DIRECTORY_AT_END = -1;
    private static final Set<String> TYPES = Set.of("monolithicsparse", "streamoptimized");
    private static final Pattern CREATE_TYPE = Pattern.compile("(?im)^\\s*createType\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern PARENT = Pattern.compile("(?im)^\\s*parentCID\\s*=\\s*(\\w+)");
    private static final Pattern EXTENT =
            Pattern.compile("(?im)^\\s*(?:RW|RDONLY|NOACCESS)\\s+\\d+\\s+(\\w+)\\s*(?:\"([^\"]*)\")?.*$");

    private VmdkHeader() {}

    static ImageFacts read(ImageBytes bytes) throws IOException {
        if (!bytes.has(0, "KDMV")) {
            return facts(0, List.of("this VMDK is only a description that names other files"));
        }
        List<String> dangers = new ArrayList<>();
        long sectors = bytes.u64(12, ORDER);
        sizes(bytes, 0, dangers);
        if (bytes.u64(56, ORDER) == GRAIN_DIRECTORY_AT_END) {
            long footer = bytes.size() - 1024;
            if (!bytes.has(footer, "KDMV")) {
                dangers.add("its footer is missing");
            }
            sizes(bytes, footer, dangers);
        }
        long at = bytes.u64(28, ORDER);
        long length = bytes.u64(36, ORDER);
        if (at <= 0 || length <= 0 || length > MAX_DESCRIPTOR_SECTORS || at > bytes.size() / 512) {
            dangers.add("its description is missing");
        } else {
            describe(bytes.text(at * 512, (int) length * 512), dangers);
        }
        return facts(sectors < 0 || sectors > (Long.MAX_VALUE >> 9) ? -1 : sectors * 512, dangers);
    }

    /** A capacity of 0 makes QEMU read the description as a list of other files. */
    private static void sizes(ImageBytes bytes, long offset, List<String> dangers) throws IOException {
        if (bytes.u64(offset + 12, ORDER) == 0) {
            dangers.add("its capacity is 0");
        }
    }

    private static void describe(String padded, List<String> dangers) {
        int end = padded.indexOf('\0');
        String text = end < 0 ? padded : padded.substring(0, end);
        Matcher type = CREATE_TYPE.matcher(text);
        String created = type.find() ? type.group(1).toLowerCase(java.util.Locale.ROOT) : "";
        if (!TYPES.contains(created) || type.find()) {
            dangers.add("its VMDK type is not one of monolithicSparse, streamOptimized");
        }
        Matcher parent = PARENT.matcher(text);
        if (parent.results().anyMatch(each -> !each.group(1).equalsIgnoreCase("ffffffff"))
                || text.toLowerCase(java.util.Locale.ROOT).contains("parentfilenamehint")) {
            dangers.add("it has a parent image");
        }
        Matcher extent = EXTENT.matcher(text);
        int extents = 0;
        while (extent.find()) {
            extents++;
            String name = extent.group(2) == null ? "" : extent.group(2);
            if (!extent.group(1).equalsIgnoreCase("SPARSE") || name.contains("/") || name.contains("\\")) {
                dangers.add("it names another file");
            }
        }
        if (extents != 1) {
            dangers.add("it has " + extents + " extents, not one");
        }
    }

    private static ImageFacts facts(long size, List<String> dangers) {
        return new ImageFacts(ImageFormat.VMDK, size, dangers, Optional.empty());
    }
}

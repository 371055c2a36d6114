package nova.scheduler.host;

import java.util.Locale;
import java.util.Set;

/** One spelling for the words of image properties that have several. */
public final class ImageWords {
    private static final Set<String> OLD_PCS = Set.of("i386", "i486", "i586");

    private ImageWords() {}

    public static String architecture(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (OLD_PCS.contains(lower)) {
            return "i686";
        }
        return lower.equals("amd64") ? "x86_64" : lower;
    }

    public static String hypervisor(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("xapi") ? "xen" : lower;
    }

    public static String vmMode(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pv" -> "xen";
            case "hv", "baremetal" -> "hvm";
            case String other -> other;
        };
    }
}

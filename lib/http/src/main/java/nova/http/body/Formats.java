package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The value formats Nova's schemas name. */
public final class Formats {
    static final List<String> TRUE_WORDS = List.of("True", "TRUE", "true", "1", "ON", "On", "on", "YES", "Yes", "yes");
    static final List<String> FALSE_WORDS =
            List.of("False", "FALSE", "false", "0", "OFF", "Off", "off", "NO", "No", "no");

    private static final Pattern HEX32 = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final int BASE64_GROUP = 4;
    private static final int MAX_REGEX = 255;

    private Formats() {}

    public static boolean isUuid(String text) {
        String bare = text.replace("urn:", "").replace("uuid:", "").replaceAll("[{}-]", "");
        return HEX32.matcher(bare.toLowerCase(Locale.ROOT)).matches();
    }

    public static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    public static boolean isIpv6(String text) {
        if (!text.contains(":") || text.contains("%") || !text.matches("[0-9A-Fa-f:.]+")) {
            return false;
        }
        try {
            // Only digits and colons are left, so no name is looked up.
            java.net.InetAddress.getByName("[" + text + "]");
            return true;
        } catch (java.net.UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** As Python decodes it: what is not of its alphabet is skipped, and only a last group must be whole. */
    public static boolean isBase64(String text) {
        int group = 0;
        int padding = 0;
        for (char each : text.toCharArray()) {
            if (each == '=') {
                padding++;
                if (group >= 2 && group + padding >= BASE64_GROUP) {
                    return true;
                }
            } else if (isBase64(each)) {
                padding = 0;
                group = (group + 1) % BASE64_GROUP;
            }
        }
        return group == 0;
    }

    private static boolean isBase64(char each) {
        return each < 128 && (Character.isLetterOrDigit(each) || each == '+' || each == '/');
    }

    /** Not empty, and a regular expression. */
    public static boolean isRegex(String text) {
        if (text.isEmpty() || text.length() > MAX_REGEX) {
            return false;
        }
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    /** Printable characters without space at either end; the empty string passes (its length is judged elsewhere). */
    public static boolean isName(String text) {
        if (text.isEmpty()) {
            return true;
        }
        boolean spaced = space(text.codePointAt(0)) || space(text.codePointBefore(text.length()));
        return !spaced && isPrintable(text);
    }

    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Formats::printable);
    }

    /** The truth of a value that passed {@link Rules#flag}. */
    public static boolean truth(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : TRUE_WORDS.contains(value.asText());
    }

    /** A truth as Python services read one from a text, in any letters; empty for any other text. */
    public static Optional<Boolean> looseTruth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "t", "true", "on", "y", "yes" -> Optional.of(true);
            case "0", "f", "false", "off", "n", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean space(int each) {
        return Character.getType(each) == Character.SPACE_SEPARATOR;
    }

    private static boolean printable(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

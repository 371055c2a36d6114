package nova.cli.resource;

import java.util.Locale;

/** The "human id" of a thing: its name in lower case, spaces as dashes, everything else dropped. */
public final class Slug {
    private Slug() {}

    public static String of(String name) {
        StringBuilder out = new StringBuilder();
        for (char each : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            boolean gap = Character.isWhitespace(each) || each == '-';
            if (gap && (out.isEmpty() || out.charAt(out.length() - 1) != '-')) {
                out.append('-');
            } else if (!gap && (each == '_' || each < 128 && Character.isLetterOrDigit(each))) {
                out.append(each);
            }
        }
        return out.toString();
    }
}

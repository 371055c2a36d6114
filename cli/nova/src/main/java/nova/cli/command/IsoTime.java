package nova.cli.command;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.cli.CommandFailure;

/** Times as novaclient takes them: ISO 8601 in its long and its short form, cut off after any part. */
public final class IsoTime {
    private static final Pattern TIME = Pattern.compile("(?<year>[0-9]{4})"
            + "((-(?<month>[0-9]{1,2})|(?<shortmonth>[0-9]{2})(?!$))"
            + "((-(?<day>[0-9]{1,2})|(?<shortday>[0-9]{2}))"
            + "([ T](?<hour>[0-9]{2})(:?(?<minute>[0-9]{2}))?(:?(?<second>[0-9]{1,2})([.,][0-9]+)?)?"
            + "(Z|[-+][0-9]{2}:?([0-9]{2})?)?)?)?)?");

    private IsoTime() {}

    public static void check(String name, String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches() || !exists(parts)) {
            throw CommandFailure.because("Invalid " + name + " value: " + text);
        }
    }

    private static boolean exists(Matcher parts) {
        try {
            LocalDateTime.of(
                    part(parts, "year", 0),
                    part(parts, "month", part(parts, "shortmonth", 1)),
                    part(parts, "day", part(parts, "shortday", 1)),
                    part(parts, "hour", 0),
                    part(parts, "minute", 0),
                    part(parts, "second", 0));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static int part(Matcher parts, String name, int otherwise) {
        return parts.group(name) == null ? otherwise : Integer.parseInt(parts.group(name));
    }
}

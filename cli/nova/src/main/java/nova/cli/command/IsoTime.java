package nova.cli.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import nova.cli.CommandFailure;

/** Times as the API takes them: ISO 8601, a date alone or with a time, with or without an offset. */
public final class IsoTime {
    private IsoTime() {}

    public static void check(String name, String text) {
        if (!isDate(text) && !isLocal(text) && !isOffset(text)) {
            throw CommandFailure.because("Invalid " + name + " value: " + text);
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isLocal(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isOffset(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}

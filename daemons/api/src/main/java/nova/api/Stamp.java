package nova.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as Nova writes them, in UTC. By hand: long lists have thousands of them, and a formatter takes ten times as
 * long.
 */
public final class Stamp {
    private static final int SECONDS_LENGTH = "2026-01-01T00:00:00Z".length();
    private static final int MICROS_LENGTH = "2026-01-01T00:00:00.000000".length();

    private Stamp() {}

    /** Where rows are written as they are: microseconds, and no zone. */
    public static String plain(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        byte[] text = toSeconds(time, MICROS_LENGTH);
        text[19] = '.';
        digits(text, 20, 6, time.getNano() / 1000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** To the second, with the zone. */
    public static String seconds(Instant instant) {
        byte[] text = toSeconds(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), SECONDS_LENGTH);
        text[19] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] toSeconds(LocalDateTime time, int length) {
        byte[] text = new byte[length];
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        return text;
    }

    private static void digits(byte[] text, int at, int count, int number) {
        int rest = number;
        for (int place = at + count - 1; place >= at; place--) {
            text[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}

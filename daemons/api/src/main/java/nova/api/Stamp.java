package nova.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as Nova writes them where it writes rows as they are: microseconds, and no zone. */
public final class Stamp {
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Stamp() {}

    public static String plain(Instant instant) {
        return PLAIN.format(instant);
    }
}

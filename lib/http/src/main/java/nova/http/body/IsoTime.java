package nova.http.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as OpenStack's clients write them: ISO 8601 with more or fewer parts; UTC when no offset is given. */
public final class IsoTime {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})"
            + "(?:[T ](\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?");

    private IsoTime() {}

    public static Optional<Instant> parse(String text) {
        Matcher found = SYNTAX.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.of(
                    part(found, 1),
                    part(found, 2),
                    part(found, 3),
                    part(found, 4),
                    part(found, 5),
                    part(found, 6),
                    nanos(found.group(7)),
                    offset(found.group(8)));
            return Optional.of(time.toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int part(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(String text) {
        return text == null || text.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}

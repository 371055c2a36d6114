package nova.manage.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Dates as people write them to {@code --before}: 2026-11-21, 2026-11-21 04:00:00, or ISO 8601 with a zone; else UTC. */
final class DateText {
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private DateText() {}

    /** Empty when it is no date. */
    static Optional<Instant> read(String text) {
        String iso = text.strip().replace(' ', 'T');
        for (Function<String, Instant> form : FORMS) {
            try {
                return Optional.of(form.apply(iso));
            } catch (DateTimeException notThis) {
                // The next form may fit.
                continue;
            }
        }
        return Optional.empty();
    }
}

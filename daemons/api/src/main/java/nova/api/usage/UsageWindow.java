package nova.api.usage;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.http.Query;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The span a usage report is about. It never reaches into the future. */
record UsageWindow(Instant from, Instant until) {
    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,6}))?"
                    + "| (\\d{1,2}):(\\d{1,2}):(\\d{1,2})\\.(\\d{1,6}))");

    UsageWindow {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
    }

    /** {@code start} and {@code end}, both now when absent: then nothing is in it. */
    static UsageWindow of(Query query, Instant now) {
        Optional<Instant> start = time(query, "start");
        Optional<Instant> end = time(query, "end");
        boolean nothingAsked = start.isEmpty() && end.isEmpty();
        Instant from = start.orElse(now);
        Instant until = end.orElse(now);
        if (!nothingAsked && !from.isBefore(until)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "Invalid start time. The start time cannot occur after the end time.");
        }
        return new UsageWindow(from, until.isAfter(now) ? now : until);
    }

    private static Optional<Instant> time(Query query, String name) {
        return query.first(name).filter(text -> !text.isEmpty()).map(UsageWindow::parse);
    }

    private static Instant parse(String text) {
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches()) {
            throw invalid();
        }
        int clock = found.group(4) != null ? 4 : 8;
        String fraction = found.group(clock + 3) == null ? "" : found.group(clock + 3);
        try {
            return LocalDateTime.of(
                            number(found, 1),
                            number(found, 2),
                            number(found, 3),
                            number(found, clock),
                            number(found, clock + 1),
                            number(found, clock + 2),
                            Integer.parseInt((fraction + "000000000").substring(0, 9)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noSuchTime) {
            throw invalid();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static NovaException invalid() {
        return new NovaException(ErrorCode.BAD_REQUEST, "Invalid datetime string: Datetime is in invalid format");
    }
}

package nova.api.usage;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * How often usage is audited: {@code hour}, {@code day}, {@code month} or {@code year}, with {@code @offset} where it
 * begins elsewhere ({@code day@18} at 18:00, {@code month@15} on the 15th, {@code year@3} on the first of March).
 */
record AuditPeriod(ChronoUnit unit, int offset) {
    private static final Pattern SYNTAX = Pattern.compile("(hour|day|month|year)(?:@(\\d{1,2}))?");

    AuditPeriod {
        requireNonNull(unit, "unit");
    }

    static AuditPeriod of(String text) {
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches()) {
            throw new NovaException(
                    ErrorCode.INTERNAL,
                    "instance_usage_audit_period is hour, day, month or year, and @offset where wanted; it is " + text);
        }
        ChronoUnit unit = switch (found.group(1)) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            case "month" -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
        return new AuditPeriod(unit, found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    }

    record Span(LocalDateTime begin, LocalDateTime end) {}

    /** The last period that was over before an instant. */
    Span lastBefore(LocalDateTime instant) {
        LocalDateTime end = start(instant);
        if (!end.isBefore(instant)) {
            end = end.minus(1, unit);
        }
        return new Span(end.minus(1, unit), end);
    }

    private LocalDateTime start(LocalDateTime instant) {
        LocalDateTime hour = instant.truncatedTo(ChronoUnit.HOURS);
        LocalDateTime day = instant.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case HOURS -> hour.plusMinutes(offset);
            case DAYS -> day.plusHours(offset);
            case MONTHS -> day.withDayOfMonth(1).plusDays(Math.max(0, offset - 1));
            default -> day.withDayOfYear(1).plusMonths(Math.max(0, offset - 1));
        };
    }
}

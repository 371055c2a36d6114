package nova.model.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * How often usage is audited: {@code hour}, {@code day}, {@code month} or {@code year}, with {@code @offset} where it
 * begins elsewhere ({@code hour@30} at half past, {@code day@18} at 18:00, {@code month@15} on the 15th, {@code year@3}
 * on the first of March). In a month without such a day it begins on the last. All times are UTC.
 */
public record AuditPeriod(String text) {
    private static final Pattern SYNTAX = Pattern.compile("(hour|day|month|year)(?:@(\\d{1,2}))?");

    public AuditPeriod {
        requireNonNull(text, "text");
        Matcher found = SYNTAX.matcher(text);
        if (!found.matches() || offset(found) > greatestOffset(found.group(1))) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "must be hour, day, month or year, and @offset where wanted (hour@0-59, day@0-23, month@1-31,"
                            + " year@1-12)");
        }
    }

    private static int greatestOffset(String unit) {
        return switch (unit) {
            case "hour" -> 59;
            case "day" -> 23;
            case "month" -> 31;
            default -> 12;
        };
    }

    private static int offset(Matcher found) {
        return found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
    }

    /** From {@code begin} to {@code end}, which is the next period's begin. */
    public record Span(Instant begin, Instant end) {
        public Span {
            requireNonNull(begin, "begin");
            requireNonNull(end, "end");
        }
    }

    /** The last period that was over before an instant. */
    public Span lastBefore(Instant instant) {
        LocalDateTime within = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        ChronoUnit unit = unit();
        if (!start(within).isBefore(within)) {
            within = within.minus(1, unit);
        }
        return new Span(
                start(within.minus(1, unit)).toInstant(ZoneOffset.UTC),
                start(within).toInstant(ZoneOffset.UTC));
    }

    private ChronoUnit unit() {
        return switch (text.charAt(0)) {
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            case 'm' -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
    }

    /** Where the period begins that belongs to the unit an instant lies in; it may be later than the instant. */
    private LocalDateTime start(LocalDateTime within) {
        Matcher found = SYNTAX.matcher(text);
        int offset = found.matches() ? offset(found) : 0;
        return switch (unit()) {
            case HOURS -> within.truncatedTo(ChronoUnit.HOURS).plusMinutes(offset);
            case DAYS -> within.truncatedTo(ChronoUnit.DAYS).plusHours(offset);
            case MONTHS -> {
                YearMonth month = YearMonth.from(within);
                yield month.atDay(Math.clamp(offset, 1, month.lengthOfMonth())).atStartOfDay();
            }
            default -> LocalDate.of(within.getYear(), Math.max(1, offset), 1).atStartOfDay();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

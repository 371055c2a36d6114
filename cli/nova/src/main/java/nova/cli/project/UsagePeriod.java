package nova.cli.project;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.command.Arguments;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** From when to when usage is counted: the last four weeks and today, unless told. */
record UsagePeriod(LocalDateTime start, LocalDateTime end) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    static void declare(Shape shape) {
        shape.option("--start", "<start>", "First day, YYYY-MM-DD; four weeks ago.")
                .option("--end", "<end>", "Last day, YYYY-MM-DD; tomorrow.");
    }

    static UsagePeriod of(Arguments arguments) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        return new UsagePeriod(
                day(arguments.filled("--start")).orElse(now.minusWeeks(4)),
                day(arguments.filled("--end")).orElse(now.plusDays(1)));
    }

    Query query() {
        return new Query().add("start", isoText(start)).add("end", isoText(end));
    }

    String title() {
        return "Usage from " + start.toLocalDate() + " to " + end.toLocalDate() + ":";
    }

    private static Optional<LocalDateTime> day(Optional<String> text) {
        try {
            return text.map(each -> LocalDate.parse(each, DAY).atStartOfDay());
        } catch (DateTimeException _) {
            throw new CommandFailure(
                    "ValueError", "time data '" + text.orElse("") + "' does not match format '%Y-%m-%d'");
        }
    }

    private static String isoText(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}

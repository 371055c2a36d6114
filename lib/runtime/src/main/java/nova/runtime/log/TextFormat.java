package nova.runtime.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * {@code 2026-11-21 04:20:00.123 4711 INFO nova.compute.Main [req-… 5c3f…] message}: time, process, level, logger,
 * request and server ({@code -} when there is none). Lines after the first are indented, so that no message can
 * pretend to be another record.
 */
final class TextFormat extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final ZoneId zone = ZoneId.systemDefault();
    private final long pid = ProcessHandle.current().pid();

    @Override
    public String format(LogRecord record) {
        StringBuilder out = new StringBuilder(160);
        TIME.formatTo(record.getInstant().atZone(zone), out);
        out.append(' ').append(pid);
        out.append(' ').append(Levels.name(record.getLevel()));
        out.append(' ').append(record.getLoggerName());
        out.append(" [").append(LogLine.request().orElse("-"));
        out.append(' ').append(LogLine.server().orElse("-")).append("] ");
        out.append(indented(LogLine.message(record)));
        LogLine.stackTrace(record).ifPresent(trace -> out.append("\n    ").append(indented(trace.strip())));
        return out.append('\n').toString();
    }

    private static String indented(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\r", "").replace("\n", "\n    ");
    }
}

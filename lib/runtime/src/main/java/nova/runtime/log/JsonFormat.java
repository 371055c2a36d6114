package nova.runtime.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import nova.runtime.json.JsonCodec;

/** One JSON object per line; absent things have no field. */
final class JsonFormat extends Formatter {
    private final long pid = ProcessHandle.current().pid();

    @Override
    public String format(LogRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", record.getInstant().toString());
        line.put("pid", pid);
        line.put("level", Levels.name(record.getLevel()));
        line.put("logger", record.getLoggerName());
        LogLine.request().ifPresent(each -> line.put("request_id", each));
        LogLine.server().ifPresent(each -> line.put("server_id", each));
        line.put("message", LogLine.message(record));
        LogLine.stackTrace(record).ifPresent(each -> line.put("exception", each));
        return JsonCodec.write(line) + "\n";
    }
}

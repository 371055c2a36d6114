package nova.runtime.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.LogRecord;
import nova.model.context.RequestContext;

/** What both formats need from a record. */
final class LogLine {
    private LogLine() {}

    /** {@code {0}} and so on become the parameters as they print themselves, numbers without grouping. */
    static String message(LogRecord record) {
        String text = String.valueOf(record.getMessage());
        Object[] parameters = record.getParameters();
        if (parameters == null || parameters.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            int index = close < 0 ? -1 : number(text, open + 1, close);
            boolean known = index >= 0 && index < parameters.length;
            int end = known ? close + 1 : open + 1;
            out.append(text, from, open).append(known ? String.valueOf(parameters[index]) : "{");
            from = end;
        }
        return out.append(text, from, text.length()).toString();
    }

    static Optional<String> stackTrace(LogRecord record) {
        if (record.getThrown() == null) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(text));
        return Optional.of(text.toString());
    }

    static Optional<String> request() {
        return RequestContext.CURRENT.isBound()
                ? Optional.of(RequestContext.CURRENT.get().request().value())
                : Optional.empty();
    }

    static Optional<String> server() {
        return LogScope.SERVER.isBound() ? Optional.of(LogScope.SERVER.get().value()) : Optional.empty();
    }

    private static int number(String text, int from, int to) {
        if (from == to || to - from > 2) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}

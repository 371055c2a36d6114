package nova.runtime.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The logs of the process. {@code System.Logger}, java.util.logging and, through slf4j-jdk14, the libraries all end
 * here. Ours speak at INFO, or DEBUG when asked; libraries only from WARNING.
 */
public final class Logs implements AutoCloseable {
    private static final String OURS = "nova";

    private final List<LineHandler> handlers = new ArrayList<>();
    private volatile List<Logger> adjusted = List.of(); // held here, or their levels would be collected with them

    private Logs() {}

    public static Logs start(LogConfig config, String program) {
        Logs logs = new Logs();
        Formatter formatter = config.useJson() ? new JsonFormat() : new TextFormat();
        Optional<Path> file = config.fileOf(program);
        try {
            if (file.isPresent()) {
                logs.handlers.add(LineHandler.file(file.get(), formatter));
            }
            if (file.isEmpty() || config.useStderr()) {
                logs.handlers.add(LineHandler.stderr(formatter));
            }
        } catch (IOException refused) {
            String text = "cannot log to %s (%s): set log_file or log_dir to a place %s may write"
                    .formatted(file.orElseThrow(), refused.getMessage(), program);
            throw new NovaException(ErrorCode.UNAVAILABLE, text, refused);
        }
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler handler : logs.handlers) {
            handler.setLevel(Level.ALL);
            root.addHandler(handler);
        }
        logs.apply(config);
        return logs;
    }

    /** Takes over what may change while the process runs: the levels. */
    public void apply(LogConfig config) {
        List<Logger> now = new ArrayList<>();
        adjusted.forEach(each -> each.setLevel(null));
        now.add(level(OURS, config.debug() ? Level.FINE : Level.INFO));
        for (String pair : config.defaultLogLevels()) {
            int equal = pair.indexOf('=');
            if (equal > 0) {
                Levels.parse(pair.substring(equal + 1))
                        .ifPresent(
                                level -> now.add(level(pair.substring(0, equal).strip(), level)));
            }
        }
        adjusted = List.copyOf(now);
    }

    /** For log rotation: goes on in a new file where the old one was moved away. */
    public void reopen() {
        for (LineHandler handler : handlers) {
            try {
                handler.reopen();
            } catch (IOException kept) {
                Logger.getLogger(Logs.class.getName()).warning("log not reopened, writing on reason=" + kept);
            }
        }
    }

    @Override
    public void close() {
        Logger root = Logger.getLogger("");
        for (LineHandler handler : handlers) {
            root.removeHandler(handler);
            handler.close();
        }
    }

    private static Logger level(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}

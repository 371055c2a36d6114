package nova.runtime.log;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** How a process logs; in {@code [DEFAULT]}, with the names of oslo.log. */
public record LogConfig(
        boolean debug,
        Optional<Path> logFile,
        Optional<Path> logDir,
        boolean useJson,
        boolean useStderr,
        List<String> defaultLogLevels) {
    /** Libraries that tell with each attempt what we tell once, or with a stack trace what we tell in a line. */
    private static final List<String> QUIET =
            List.of("org.apache.activemq.artemis=ERROR", "org.apache.qpid.jms.JmsConnection=OFF");

    public static final LogConfig DEFAULTS =
            new LogConfig(false, Optional.empty(), Optional.empty(), false, false, QUIET);

    public static final ConfigGroup<LogConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("debug", "Log at DEBUG instead of INFO.").mutable(),
            option("log_file", "Log to this file; a relative name is below log_dir. Without it, to standard error."),
            option("log_dir", "Directory of log files; alone, the file is named after the program."),
            option("use_json", "One JSON object per line instead of text."),
            option("use_stderr", "Log to standard error as well when there is a log file."),
            option("default_log_levels", "Levels of single loggers, as name=LEVEL.")
                    .mutable());

    public LogConfig {
        requireNonNull(logFile, "logFile");
        requireNonNull(logDir, "logDir");
        defaultLogLevels = List.copyOf(defaultLogLevels);
    }

    /** Whether what is logged may not be seen on standard error. */
    public boolean logsToFile() {
        return (logFile.isPresent() || logDir.isPresent()) && !useStderr;
    }

    /** The file {@code program} logs to, if it logs to one. */
    Optional<Path> fileOf(String program) {
        if (logFile.isPresent()) {
            return Optional.of(logDir.map(each -> each.resolve(logFile.get())).orElse(logFile.get()));
        }
        return logDir.map(each -> each.resolve(program + ".log"));
    }
}

package nova.runtime.log;

import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** Levels in the words of OpenStack's logs. */
final class Levels {
    private Levels() {}

    static String name(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    static Optional<Level> parse(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "DEBUG", "TRACE" -> Optional.of(Level.FINE);
            case "INFO", "AUDIT" -> Optional.of(Level.INFO);
            case "WARN", "WARNING" -> Optional.of(Level.WARNING);
            case "ERROR", "CRITICAL", "FATAL" -> Optional.of(Level.SEVERE);
            case "OFF" -> Optional.of(Level.OFF);
            default -> Optional.empty();
        };
    }
}

package nova.runtime.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import nova.runtime.port.Platform;

/**
 * Watches loops that must go round: each touches its beat within its limit, else the process counts as hung, is not
 * live any more, and systemd is not fed.
 *
 * <pre>{@code
 * Watchdog.Beat beat = watchdog.loop("reports", Duration.ofSeconds(60));
 * while (…) { beat.touch(); … }
 * }</pre>
 */
public final class Watchdog {
    private final Platform platform;
    private final Map<String, Beat> beats = new ConcurrentSkipListMap<>();

    public Watchdog(Platform platform) {
        this.platform = platform;
    }

    /** One watched loop. */
    public final class Beat implements AutoCloseable {
        private final String name;
        private final Duration limit;
        private final AtomicLong last = new AtomicLong(platform.nanos());

        private Beat(String name, Duration limit) {
            this.name = name;
            this.limit = limit;
        }

        public void touch() {
            last.set(platform.nanos());
        }

        /** The loop has ended as it should. */
        @Override
        public void close() {
            beats.remove(name, this);
        }

        private Optional<String> problem() {
            Duration since = Duration.ofNanos(platform.nanos() - last.get());
            return since.compareTo(limit) <= 0
                    ? Optional.empty()
                    : Optional.of(name + " has not gone round for " + since.toSeconds() + " s, its limit is "
                            + limit.toSeconds() + " s");
        }
    }

    public Beat loop(String name, Duration limit) {
        Beat beat = new Beat(name, limit);
        beats.put(name, beat);
        return beat;
    }

    /** What hangs, if anything does. */
    public Optional<String> problem() {
        return beats.values().stream()
                .map(Beat::problem)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Feeds systemd as long as nothing hangs; close the handle to stop. */
    public AutoCloseable feed(ServiceNotifier systemd) {
        if (systemd.watchdogLimit().isEmpty()) {
            return () -> {};
        }
        Duration period = systemd.watchdogLimit().get().dividedBy(3);
        return platform.every("systemd-watchdog", period, () -> {
            if (problem().isEmpty()) {
                systemd.feedWatchdog();
            }
        });
    }
}

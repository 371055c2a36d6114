package nova.runtime.port;

import java.time.Duration;
import java.time.Instant;

/**
 * Everything a daemon takes from its surroundings besides its peers: time, chance, ids, threads, waiting. Daemons use
 * nothing else to wait or to start work, so that the simulation can put its own platform underneath (design.md §4) and
 * decide who goes on, when, and who dies.
 *
 * <p>Production: virtual threads and the system clocks. Simulation: one thread holds the baton; every method here is an
 * effect at which it is handed back.
 */
public interface Platform {
    /** Wall clock, for showing. Instants that processes compare come from the database's clock instead. */
    Instant now();

    /** Monotonic nanoseconds, for measuring durations within this process. */
    long nanos();

    /** A fresh random uuid in text. */
    String newId();

    /** A uniformly random number from 0 to {@code bound} - 1. */
    int choose(int bound);

    /** Starts {@code body} on a thread of its own; a throwable that leaves it is logged with {@code name}. */
    void start(String name, Runnable body);

    /**
     * Runs {@code body} again and again, {@code period} after its last end, first after one period. Stops when the
     * returned handle is closed or the process ends; a throwable that leaves it is logged and does not stop it.
     */
    AutoCloseable every(String name, Duration period, Runnable body);

    /** Blocks the caller for {@code pause}. Only for back-off between attempts; to wait for something, use a Signal. */
    void pause(Duration pause);

    /** A new condition one thread can wait for and another can raise. */
    Signal newSignal();

    /** A condition: {@link #await} returns true at once when it was raised since the last await, and lowers it. */
    interface Signal {
        void raise();

        /** Waits until raised or until {@code limit} has passed; false means the limit passed. */
        boolean await(Duration limit);
    }
}

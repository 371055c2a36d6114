package nova.runtime.daemon;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives memory back after a load. The heap shrinks at a full collection only, and a process at rest makes none for
 * hours: so one is asked for when the process has rested for a period and holds more than after the last one.
 */
final class RestingHeap {
    static final Duration PERIOD = Duration.ofSeconds(20);

    /** Growth that is worth a collection. */
    static final long WORTH_BYTES = 16L << 20;

    /** At rest is who used less of one processor than this share of the period. */
    private static final double REST_SHARE = 0.25;

    private final Process process;
    private long cpuNanos;
    private long heldBytes;

    /** What is asked of the JVM. */
    record Process(LongSupplier cpuNanos, LongSupplier heldBytes, Runnable collect) {
        Process {
            requireNonNull(cpuNanos, "cpuNanos");
            requireNonNull(heldBytes, "heldBytes");
            requireNonNull(collect, "collect");
        }

        static Process ofThisJvm() {
            Runtime runtime = Runtime.getRuntime();
            return new Process(
                    () -> ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElse(Duration.ZERO)
                            .toNanos(),
                    runtime::totalMemory,
                    runtime::gc);
        }
    }

    RestingHeap(Process process) {
        this.process = process;
        this.cpuNanos = process.cpuNanos().getAsLong();
    }

    /** Called once each {@link #PERIOD}. */
    void look() {
        long now = process.cpuNanos().getAsLong();
        boolean rested = now - cpuNanos < PERIOD.toNanos() * REST_SHARE;
        cpuNanos = now;
        if (rested && process.heldBytes().getAsLong() - heldBytes >= WORTH_BYTES) {
            process.collect().run();
            heldBytes = process.heldBytes().getAsLong();
        }
    }
}

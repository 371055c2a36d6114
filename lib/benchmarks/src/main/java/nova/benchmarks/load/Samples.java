package nova.benchmarks.load;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind of call, in nanoseconds; quantiles by nearest rank. Safe for many writers. */
final class Samples {
    private final long[] nanos;
    private int count;

    Samples(int capacity) {
        nanos = new long[capacity];
    }

    synchronized void add(long sample) {
        if (count < nanos.length) {
            nanos[count++] = sample;
        }
    }

    synchronized double millis(double quantile) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(quantile * count)) - 1)] / 1e6;
    }

    String summary() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms (n=%d)", millis(0.5), millis(0.99), count);
    }
}

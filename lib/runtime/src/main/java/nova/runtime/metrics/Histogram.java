package nova.runtime.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How often values fell into fixed buckets; for durations the unit is seconds. */
public final class Histogram {
    /** Upper bounds that suit anything from a row lock to a live migration. */
    static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800
    };

    private final double[] bounds;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new LongAdder[bounds.length + 1];
        Arrays.setAll(counts, _ -> new LongAdder());
    }

    public void record(double value) {
        int found = Arrays.binarySearch(bounds, value);
        counts[found >= 0 ? found : -found - 1].increment();
        sum.add(value);
    }

    public void record(Duration duration) {
        record(duration.toNanos() / 1e9);
    }

    public long count() {
        return Arrays.stream(counts).mapToLong(LongAdder::sum).sum();
    }

    double sum() {
        return sum.sum();
    }

    double[] bounds() {
        return bounds.clone();
    }

    /** Values up to and including each bound, the last one all of them. */
    long[] cumulative() {
        long[] result = new long[counts.length];
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i].sum();
            result[i] = below;
        }
        return result;
    }
}

package nova.runtime.metrics;

import java.util.concurrent.atomic.LongAdder;

/** A number that only grows. */
public final class Counter {
    private final LongAdder sum = new LongAdder();

    Counter() {}

    public void increment() {
        sum.increment();
    }

    public void add(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("a counter only grows, was told to add " + amount);
        }
        sum.add(amount);
    }

    public long value() {
        return sum.sum();
    }
}

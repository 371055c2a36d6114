package nova.runtime.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestingHeapTest {
    private static final long AFTER_COLLECTION = 40L << 20;

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicLong heldBytes = new AtomicLong(300L << 20);
    private final AtomicInteger collections = new AtomicInteger();
    private final RestingHeap heap = new RestingHeap(new RestingHeap.Process(cpuNanos::get, heldBytes::get, () -> {
        collections.incrementAndGet();
        heldBytes.set(AFTER_COLLECTION);
    }));

    @Test
    void heapIsCollectedOnceWhenTheLoadIsOver() {
        cpuNanos.addAndGet(RestingHeap.PERIOD.toNanos());
        heap.look();
        assertEquals(0, collections.get(), "under load");
        heap.look();
        assertEquals(1, collections.get(), "at rest");
        heap.look();
        assertEquals(1, collections.get(), "at rest, and as small as it was");
    }

    @Test
    void heapThatGrewAgainIsCollectedAgain() {
        heap.look();
        heldBytes.addAndGet(RestingHeap.WORTH_BYTES - 1);
        heap.look();
        assertEquals(1, collections.get());
        heldBytes.addAndGet(1);
        heap.look();
        assertEquals(2, collections.get());
    }
}

package nova.runtime.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SystemPlatformTest {
    private final SystemPlatform platform = new SystemPlatform();

    @Test
    void signalRaisedEarlierIsSeenAtOnceAndOnlyOnce() {
        Platform.Signal signal = platform.newSignal();
        signal.raise();
        signal.raise();
        assertTrue(signal.await(Duration.ZERO));
        assertFalse(signal.await(Duration.ZERO));
    }

    @Test
    void waiterIsWokenFromAnotherThread() {
        Platform.Signal signal = platform.newSignal();
        platform.start("raiser", signal::raise);
        assertTrue(signal.await(Duration.ofSeconds(10)));
    }

    @Test
    void awaitGivesUpAtItsLimit() {
        long before = platform.nanos();
        assertFalse(platform.newSignal().await(Duration.ofMillis(20)));
        assertTrue(platform.nanos() - before >= Duration.ofMillis(20).toNanos());
    }

    @Test
    void repeatedTaskSurvivesItsFailuresAndStopsWhenClosed() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        AtomicInteger runs = new AtomicInteger();
        AutoCloseable task = platform.every("beat", Duration.ofMillis(1), () -> {
            runs.incrementAndGet();
            three.countDown();
            throw new IllegalStateException("thrown on purpose by the test");
        });
        assertTrue(three.await(60, TimeUnit.SECONDS));
        task.close();
        int atClose = runs.get();
        platform.pause(Duration.ofMillis(20));
        assertEquals(atClose, runs.get());
    }

    @Test
    void periodMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> platform.every("x", Duration.ZERO, () -> {}));
    }

    @Test
    void idsDifferAndChoicesStayBelowTheirBound() {
        assertNotEquals(platform.newId(), platform.newId());
        for (int i = 0; i < 100; i++) {
            assertTrue(platform.choose(3) < 3);
        }
    }
}

package nova.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void allKindsAppearInPrometheusText() {
        metrics.counter("nova_boots_total", "Servers booted.").add(3);
        metrics.gauge("nova_queue_length", "Orders waiting.", () -> 2.5, "queue", "a\"b");
        Histogram timer = metrics.histogram("nova_call_seconds", "Time.", new double[] {0.1, 1}, "method", "build");
        timer.record(Duration.ofMillis(100));
        timer.record(Duration.ofMillis(500));
        timer.record(Duration.ofSeconds(5));
        assertEquals("""
                # HELP nova_boots_total Servers booted.
                # TYPE nova_boots_total counter
                nova_boots_total 3
                # HELP nova_call_seconds Time.
                # TYPE nova_call_seconds histogram
                nova_call_seconds_bucket{method="build",le="0.1"} 1
                nova_call_seconds_bucket{method="build",le="1"} 2
                nova_call_seconds_bucket{method="build",le="+Inf"} 3
                nova_call_seconds_sum{method="build"} 5.6
                nova_call_seconds_count{method="build"} 3
                # HELP nova_queue_length Orders waiting.
                # TYPE nova_queue_length gauge
                nova_queue_length{queue="a\\"b"} 2.5
                """, metrics.prometheus());
    }

    @Test
    void sameNameAndLabelsGiveTheSameCounter() {
        assertSame(metrics.counter("a", "", "l", "1"), metrics.counter("a", "", "l", "1"));
    }

    @Test
    void seriesBeyondTheLimitAreCountedTogether() {
        for (int i = 0; i < Metrics.MAX_SERIES + 50; i++) {
            metrics.counter("a", "", "l", "v" + i).increment();
        }
        assertEquals(50, metrics.counter("a", "", "l", "other").value());
    }

    @Test
    void oneNameHasOneType() {
        metrics.counter("a", "");
        assertThrows(IllegalArgumentException.class, () -> metrics.timer("a", ""));
    }

    @Test
    void brokenGaugeHidesNothingElse() {
        metrics.gauge("broken", "", () -> {
            throw new IllegalStateException("thrown on purpose by the test");
        });
        metrics.counter("fine", "");
        assertTrue(metrics.prometheus().contains("broken NaN\n"));
        assertTrue(metrics.prometheus().contains("fine 0\n"));
    }
}

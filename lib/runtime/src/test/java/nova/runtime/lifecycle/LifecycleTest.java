package nova.runtime.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Test
    void termDrainsFirstAndThenClosesInReverseOrder() {
        try (Lifecycle life = twoParts()) {
            life.requestStop(Stop.DRAIN);
            assertEquals(Stop.DRAIN, life.awaitStop());
        }
        assertEquals(List.of("drain b", "drain a", "close b", "close a"), seen);
    }

    @Test
    void intClosesWithoutDrainingAndExitsWithOne() {
        try (Lifecycle life = twoParts()) {
            life.requestStop(Stop.END);
            life.requestStop(Stop.DRAIN);
            assertEquals(Stop.END, life.awaitStop());
            assertEquals(1, life.exitCode());
        }
        assertEquals(List.of("close b", "close a"), seen);
    }

    @Test
    void failingPartDoesNotKeepOthersOpen() {
        try (Lifecycle life = twoParts()) {
            life.add("broken", () -> {
                throw new IllegalStateException("thrown on purpose by the test");
            });
        }
        assertEquals(List.of("drain b", "drain a", "close b", "close a"), seen);
    }

    @Test
    void drainsShareOneLimit() {
        try (Lifecycle life = Lifecycle.ofPart(Duration.ofMillis(50))) {
            life.onDrain("second", left -> seen.add("left " + (left.toMillis() < 40)));
            life.onDrain("first", left -> new nova.runtime.port.SystemPlatform().pause(Duration.ofMillis(20)));
        }
        assertEquals(List.of("left true"), seen);
    }

    @Test
    void failedReloadDoesNotStopTheNext() {
        try (Lifecycle life = Lifecycle.ofPart(Duration.ofSeconds(1))) {
            life.onReload("broken", () -> {
                throw new IllegalStateException("thrown on purpose by the test");
            });
            life.onReload("good", () -> seen.add("reloaded"));
            life.reload();
        }
        assertEquals(List.of("reloaded"), seen);
    }

    @Test
    void realTermDrainsAndRealHupReloads() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignalledProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            assertEquals("ready", out.readLine());
            signal(process, "HUP");
            assertEquals("reloaded", out.readLine());
            signal(process, "TERM");
            assertEquals("drained", out.readLine());
            assertEquals("closed", out.readLine());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private Lifecycle twoParts() {
        Lifecycle life = Lifecycle.ofPart(Duration.ofSeconds(5));
        life.add("a", () -> seen.add("close a"));
        life.onDrain("a", left -> seen.add("drain a"));
        life.add("b", () -> seen.add("close b"));
        life.onDrain("b", left -> seen.add("drain b"));
        return life;
    }
}

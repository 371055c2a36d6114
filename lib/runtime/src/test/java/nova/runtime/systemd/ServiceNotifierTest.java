package nova.runtime.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceNotifierTest {
    @TempDir
    Path directory;

    @Test
    void statesArriveAtASocketInTheFileSystem() throws Throwable {
        String path = directory.resolve("notify").toString();
        try (DatagramReceiver systemd = new DatagramReceiver(path)) {
            ServiceNotifier notifier = ServiceNotifier.of(Map.of("NOTIFY_SOCKET", path));
            notifier.ready();
            notifier.status("a\nb");
            notifier.reloading();
            notifier.stopping();
            assertEquals("READY=1", systemd.next());
            assertEquals("STATUS=a b", systemd.next());
            assertTrue(systemd.next().matches("RELOADING=1\nMONOTONIC_USEC=\\d+"));
            assertEquals("STOPPING=1", systemd.next());
        }
    }

    @Test
    void abstractSocketWorksToo() throws Throwable {
        String path = "@nova-test-" + ProcessHandle.current().pid();
        try (DatagramReceiver systemd = new DatagramReceiver(path)) {
            ServiceNotifier.of(Map.of("NOTIFY_SOCKET", path)).ready();
            assertEquals("READY=1", systemd.next());
        }
    }

    @Test
    void withoutSystemdNothingHappensAndNothingFails() {
        ServiceNotifier.of(Map.of()).ready();
        ServiceNotifier.of(Map.of("NOTIFY_SOCKET", "/nowhere/at/all")).ready();
    }

    @Test
    void watchdogIsFedOnlyWhileEveryLoopGoesRound() throws Throwable {
        String path = directory.resolve("notify").toString();
        Map<String, String> environment = Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "30000");
        ServiceNotifier notifier = ServiceNotifier.of(environment);
        assertEquals(Optional.of(Duration.ofMillis(30)), notifier.watchdogLimit());
        SystemPlatform platform = new SystemPlatform();
        Watchdog watchdog = new Watchdog(platform);
        try (DatagramReceiver systemd = new DatagramReceiver(path)) {
            AutoCloseable feeding = watchdog.feed(notifier);
            assertEquals("WATCHDOG=1", systemd.next());
            feeding.close();
        }
        try (Watchdog.Beat beat = watchdog.loop("work", Duration.ZERO)) {
            platform.pause(Duration.ofMillis(5));
            assertTrue(watchdog.problem().orElseThrow().startsWith("work has not gone round"), beat.toString());
        }
        assertEquals(Optional.empty(), watchdog.problem());
    }

    @Test
    void watchdogMeantForAnotherProcessIsNotOurs() {
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1");
        assertEquals(Optional.empty(), ServiceNotifier.of(environment).watchdogLimit());
    }
}

package nova.runtime.systemd;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;

/** Tells systemd how the service is doing; does nothing where {@code NOTIFY_SOCKET} is not set. */
public final class ServiceNotifier {
    private static final Logger LOG = System.getLogger(ServiceNotifier.class.getName());

    private final Optional<String> socket;
    private final Optional<Duration> watchdogLimit;

    private ServiceNotifier(Optional<String> socket, Optional<Duration> watchdogLimit) {
        this.socket = socket;
        this.watchdogLimit = watchdogLimit;
    }

    public static ServiceNotifier of(Map<String, String> environment) {
        Optional<String> socket =
                Optional.ofNullable(environment.get("NOTIFY_SOCKET")).filter(path -> !path.isBlank());
        return new ServiceNotifier(socket, socket.flatMap(_ -> watchdogLimit(environment)));
    }

    public void ready() {
        send("READY=1");
    }

    public void stopping() {
        send("STOPPING=1");
    }

    /** To be followed by {@link #ready} when the reload is done. */
    public void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
    }

    public void status(String text) {
        send("STATUS=" + text.replace('\n', ' '));
    }

    void feedWatchdog() {
        send("WATCHDOG=1");
    }

    /** How long systemd waits for a sign of life before it kills the service; empty when it does not watch. */
    public Optional<Duration> watchdogLimit() {
        return watchdogLimit;
    }

    private void send(String text) {
        if (socket.isEmpty()) {
            return;
        }
        try {
            new UnixDatagram().send(socket.get(), text);
        } catch (NovaException | IllegalCallerException failure) {
            LOG.log(Level.WARNING, "systemd not told text={0} reason={1}", text, failure.getMessage());
        }
    }

    private static Optional<Duration> watchdogLimit(Map<String, String> environment) {
        String pid = environment.getOrDefault("WATCHDOG_PID", "");
        if (!pid.isEmpty() && !pid.equals(Long.toString(ProcessHandle.current().pid()))) {
            return Optional.empty();
        }
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return micros > 0 ? Optional.of(Duration.ofNanos(micros * 1000)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

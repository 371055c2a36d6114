package nova.runtime.daemon;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** A process of its own for {@link DaemonTest}. */
final class SmallDaemon {
    private static final Logger LOG = System.getLogger(SmallDaemon.class.getName());

    private SmallDaemon() {}

    public static void main(String[] arguments) {
        System.exit(Daemon.run(new Program("nova-test", "1", List.of()), arguments, daemon -> {
            daemon.life().add("small", () -> LOG.log(Level.INFO, "small part closed"));
            daemon.life().onDrain("small", left -> LOG.log(Level.INFO, "small part drained"));
            if (System.getenv("SMALL_DAEMON_WAITS") != null) {
                System.out.println("waiting");
                daemon.platform().pause(Duration.ofHours(1));
            }
            if (System.getenv("SMALL_DAEMON_FAILS") != null) {
                throw new NovaException(ErrorCode.UNAVAILABLE, "no peer at all");
            }
        }));
    }
}

package nova.libvirt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import nova.libvirt.connection.Domains;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.GuestView;

/** On, off, paused, saved. Each call looks first and does only what is missing. */
final class GuestPower {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PRESS_AGAIN_EVERY = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Set<PowerState> OFF =
            EnumSet.of(PowerState.SHUTDOWN, PowerState.CRASHED, PowerState.SUSPENDED, PowerState.NOSTATE);

    private final Domains domains;
    private final Platform platform;

    GuestPower(Domains domains, Platform platform) {
        this.domains = domains;
        this.platform = platform;
    }

    /** Starts a defined guest and waits until libvirt says it runs. */
    GuestView start(ServerId server) {
        domains.start(server);
        if (!reaches(server, EnumSet.of(PowerState.RUNNING, PowerState.PAUSED), START_LIMIT, () -> false)) {
            throw new GuestException(
                    Kind.FAILED, "server " + server + " did not run within " + START_LIMIT.toSeconds() + " s");
        }
        return present(server);
    }

    /** Asks, waits, then pulls the plug; a guest that is paused cannot hear and is ended at once. */
    void off(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        PowerState before = present(server).power();
        if (OFF.contains(before)) {
            return;
        }
        if (graceSeconds > 0 && before == PowerState.RUNNING && obeys(server, graceSeconds, cancelled)) {
            return;
        }
        end(server);
    }

    /** False when the guest did not go down by itself in time. */
    boolean rebootSoft(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        if (present(server).power() != PowerState.RUNNING || !obeys(server, graceSeconds, cancelled)) {
            return false;
        }
        start(server);
        return true;
    }

    /** Pulls the plug and waits until the guest is off; nothing happens when there is none. */
    void end(ServerId server) {
        if (domains.find(server).isEmpty()) {
            return;
        }
        domains.end(server);
        if (!reaches(server, OFF, END_LIMIT, () -> false)) {
            throw new GuestException(
                    Kind.FAILED,
                    "server " + server + " is still on " + END_LIMIT.toSeconds() + " s after its plug was pulled");
        }
    }

    void pause(ServerId server) {
        if (present(server).power() != PowerState.PAUSED) {
            domains.pause(server);
        }
    }

    void unpause(ServerId server) {
        if (present(server).power() == PowerState.PAUSED) {
            domains.unpause(server);
        }
    }

    void suspend(ServerId server) {
        if (!OFF.contains(present(server).power())) {
            domains.save(server);
        }
    }

    GuestView present(ServerId server) {
        return domains.find(server)
                .orElseThrow(() -> new GuestException(Kind.NOT_FOUND, "no guest of server " + server + " is here"));
    }

    /** Presses the power button, again every ten seconds: a guest that still boots does not hear the first time. */
    private boolean obeys(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        long deadline = platform.nanos() + Duration.ofSeconds(graceSeconds).toNanos();
        while (platform.nanos() - deadline < 0) {
            domains.askToShutDown(server);
            Duration left = Duration.ofNanos(deadline - platform.nanos());
            Duration limit = left.compareTo(PRESS_AGAIN_EVERY) < 0 ? left : PRESS_AGAIN_EVERY;
            if (reaches(server, OFF, limit, cancelled)) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(ServerId server, Set<PowerState> wanted, Duration limit, BooleanSupplier cancelled) {
        long deadline = platform.nanos() + limit.toNanos();
        while (true) {
            Optional<GuestView> guest = domains.find(server);
            if (wanted.contains(guest.map(GuestView::power).orElse(PowerState.NOSTATE))) {
                return true;
            }
            if (platform.nanos() - deadline >= 0) {
                return false;
            }
            if (cancelled.getAsBoolean()) {
                throw new GuestException(Kind.CANCELLED, "cancelled while server " + server + " was waited for");
            }
            platform.pause(LOOK_EVERY);
        }
    }
}

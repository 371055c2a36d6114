package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.HostReports.GuestPower;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.VirtDriver;

/**
 * Tells the conductors when a guest's power state changed by itself, soon after it happened, and all of them now and
 * then since events get lost. What changes while a step runs waits for its end, and is told only if the step's report
 * did not say it.
 */
final class PowerWatch {
    /** Changes within this time go into one report; most are of steps that report anyway. */
    static final Duration SETTLE = Duration.ofSeconds(1);

    static final int MAX_GUESTS_PER_REPORT = 100;

    /** Changes remembered between two reports; what is lost beyond is found by the next look at all. */
    static final int MAX_CHANGES = 10_000;

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Logger LOG = System.getLogger(PowerWatch.class.getName());

    private final Platform platform;
    private final VirtDriver driver;
    private final Steps steps;
    private final Conductors conductors;
    private final Course course;
    private final Duration period;
    private final Platform.Signal changed;
    private final Map<ServerId, PowerState> changes = new TreeMap<>(); // guarded by this

    PowerWatch(
            Platform platform,
            VirtDriver driver,
            Steps steps,
            Conductors conductors,
            Course course,
            Duration syncInterval) {
        this.platform = requireNonNull(platform, "platform");
        this.driver = requireNonNull(driver, "driver");
        this.steps = requireNonNull(steps, "steps");
        this.conductors = requireNonNull(conductors, "conductors");
        this.course = requireNonNull(course, "course");
        this.period = syncInterval.isPositive() ? syncInterval : NEVER;
        this.changed = platform.newSignal();
    }

    /** Called by the driver; only notes. */
    void changed(ServerId server, PowerState power) {
        if (note(server, power)) {
            changed.raise();
        }
    }

    /** A step of this server ended, having reported {@code said}, or nothing. */
    void settled(ServerId server, Optional<PowerState> said) {
        if (differs(server, said)) {
            changed.raise();
        }
    }

    private synchronized boolean differs(ServerId server, Optional<PowerState> said) {
        PowerState seen = changes.get(server);
        if (seen == null) {
            return false;
        }
        if (said.equals(Optional.of(seen))) {
            changes.remove(server);
            return false;
        }
        return true;
    }

    /** Runs until this daemon is over. */
    void run() {
        long lastSync = platform.nanos();
        while (!course.over()) {
            Duration left = period.minusNanos(platform.nanos() - lastSync);
            boolean event = left.isPositive() && changed.await(left);
            if (course.over()) {
                return;
            }
            if (event) {
                platform.pause(SETTLE);
                report(taken());
            } else {
                lastSync = platform.nanos();
                report(all());
            }
        }
    }

    /** Wakes the watch to see that this daemon is over. */
    void wake() {
        changed.raise();
    }

    private synchronized boolean note(ServerId server, PowerState power) {
        if (changes.size() >= MAX_CHANGES && !changes.containsKey(server)) {
            return false;
        }
        changes.put(server, power);
        return true;
    }

    /** The changes of servers without a step here; they are forgotten by this. */
    private List<GuestPower> taken() {
        List<GuestPower> taken = new ArrayList<>();
        for (GuestPower change : noted()) {
            if (!steps.busy(change.server()) && forget(change)) {
                taken.add(change);
            }
        }
        return taken;
    }

    private synchronized List<GuestPower> noted() {
        List<GuestPower> all = new ArrayList<>();
        changes.forEach((server, power) -> all.add(new GuestPower(server, power)));
        return all;
    }

    private synchronized boolean forget(GuestPower change) {
        return changes.remove(change.server(), change.power());
    }

    private List<GuestPower> all() {
        try {
            return driver.guests().stream()
                    .filter(guest -> !steps.busy(guest.server()))
                    .map(guest -> new GuestPower(guest.server(), guest.power()))
                    .toList();
        } catch (GuestException away) {
            LOG.log(Level.WARNING, "power states not read: reason={0}", away.getMessage());
            return List.of();
        }
    }

    private void report(List<GuestPower> guests) {
        for (int from = 0; from < guests.size(); from += MAX_GUESTS_PER_REPORT) {
            List<GuestPower> page = guests.subList(from, Math.min(guests.size(), from + MAX_GUESTS_PER_REPORT));
            if (!conductors.powerStates(page)) {
                return;
            }
        }
    }
}

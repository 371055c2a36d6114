package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.HostReports.GuestPower;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.VirtDriver;

/**
 * Tells the conductors when a guest's power state changed by itself, soon after it happened, and all of them now and
 * then since events get lost. Servers with a step here are left out: its report says it.
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
                taken();
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

    private synchronized List<GuestPower> taken() {
        List<GuestPower> all = new ArrayList<>();
        changes.forEach((server, power) -> all.add(new GuestPower(server, power)));
        changes.clear();
        return all;
    }

    private List<GuestPower> all() {
        try {
            return driver.guests().stream()
                    .map(guest -> new GuestPower(guest.server(), guest.power()))
                    .toList();
        } catch (GuestException away) {
            LOG.log(Level.WARNING, "power states not read: reason={0}", away.getMessage());
            return List.of();
        }
    }

    private void report(List<GuestPower> guests) {
        List<GuestPower> idle =
                guests.stream().filter(each -> !steps.busy(each.server())).toList();
        for (int from = 0; from < idle.size(); from += MAX_GUESTS_PER_REPORT) {
            List<GuestPower> page = idle.subList(from, Math.min(idle.size(), from + MAX_GUESTS_PER_REPORT));
            if (!conductors.powerStates(page)) {
                return;
            }
        }
    }
}

package nova.model.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.flavor.Flavor;
import nova.model.server.ServerId;
import nova.model.server.VmState;

/** From when to when a server ran with which flavor; without an end it still does. */
public record ServerSpan(
        ServerId server,
        String name,
        ProjectId project,
        Flavor flavor,
        VmState state,
        Instant launched,
        Optional<Instant> terminated) {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double SECONDS_PER_HOUR = 3600.0;

    public ServerSpan {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
        requireNonNull(project, "project");
        requireNonNull(flavor, "flavor");
        requireNonNull(state, "state");
        requireNonNull(launched, "launched");
        requireNonNull(terminated, "terminated");
    }

    /** Hours of it that lie within the window, to the microsecond. */
    public double hoursWithin(Instant from, Instant until) {
        Instant start = launched.isAfter(from) ? launched : from;
        Instant stop = terminated.filter(end -> end.isBefore(until)).orElse(until);
        long micros = java.time.temporal.ChronoUnit.MICROS.between(start, stop);
        return Math.max(0, micros) / MICROS_PER_SECOND / SECONDS_PER_HOUR;
    }

    /** Whole seconds it ran up to {@code now}. */
    public long uptimeSeconds(Instant now) {
        return java.time.Duration.between(launched, terminated.orElse(now)).getSeconds();
    }

    public int diskGib() {
        return flavor.size().rootGib() + flavor.size().ephemeralGib();
    }
}

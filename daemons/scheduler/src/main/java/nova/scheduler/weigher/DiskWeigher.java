package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Prefers hosts with more free disk. */
public record DiskWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "DiskWeigher";
    }

    @Override
    public String option() {
        return "disk_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return true;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(HostState::freeDiskMib);
    }
}

package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Weighs hosts by the number of their servers; does nothing until it is given a multiplier. */
public record NumInstancesWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "NumInstancesWeigher";
    }

    @Override
    public String option() {
        return "num_instances_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return false;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(HostState::servers);
    }
}

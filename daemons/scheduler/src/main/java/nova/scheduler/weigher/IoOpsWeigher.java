package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Weighs hosts by the builds under way there; its multiplier is negative, so that busy hosts are avoided. */
public record IoOpsWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "IoOpsWeigher";
    }

    @Override
    public String option() {
        return "io_ops_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return true;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(HostState::ioOps);
    }
}

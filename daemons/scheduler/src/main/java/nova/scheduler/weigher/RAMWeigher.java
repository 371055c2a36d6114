package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Prefers hosts with more free memory; a negative multiplier packs them instead. */
public record RAMWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "RAMWeigher";
    }

    @Override
    public String option() {
        return "ram_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return true;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(HostState::freeRamMib);
    }
}

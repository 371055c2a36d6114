package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Avoids hosts where builds failed: each failure counts against a host, and outweighs everything else. */
public record BuildFailureWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "BuildFailureWeigher";
    }

    @Override
    public String option() {
        return "build_failure_weight_multiplier";
    }

    @Override
    public boolean avoids() {
        return true;
    }

    @Override
    public boolean fromZero() {
        return false;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(host -> host.facts().load().failedBuilds());
    }
}

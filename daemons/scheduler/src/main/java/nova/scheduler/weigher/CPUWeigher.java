package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.model.schedule.Stock;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Prefers hosts with more free virtual CPUs, overcommit counted in. */
public record CPUWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "CPUWeigher";
    }

    @Override
    public String option() {
        return "cpu_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return true;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(CPUWeigher::freeVcpus);
    }

    private static double freeVcpus(HostState host) {
        Stock vcpus = host.vcpus();
        return vcpus.total() * vcpus.ratio() - vcpus.reserved() - vcpus.used();
    }
}

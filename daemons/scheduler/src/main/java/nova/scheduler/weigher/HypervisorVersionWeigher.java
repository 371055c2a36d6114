package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.model.guest.HostInventory;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Prefers hosts with a newer hypervisor. */
public record HypervisorVersionWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "HypervisorVersionWeigher";
    }

    @Override
    public String option() {
        return "hypervisor_version_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return false;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return Optional.of(HypervisorVersionWeigher::version);
    }

    private static double version(HostState host) {
        return host.hardware().inventory().map(HostInventory::hypervisorVersion).orElse(0);
    }
}

package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts whose compute service is disabled, forced hosts too: upstream's compute_status pre-filter. */
public final class EnabledServiceFilter implements HostFilter {
    @Override
    public String name() {
        return "ComputeStatus";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "enabled compute service",
                host -> !host.facts().service().disabled(),
                host -> "disabled"
                        + host.facts()
                                .service()
                                .disabledReason()
                                .map(reason -> ": " + reason)
                                .orElse("")));
    }
}

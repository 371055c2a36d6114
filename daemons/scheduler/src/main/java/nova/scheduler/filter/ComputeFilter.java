package nova.scheduler.filter;

import java.util.List;
import nova.model.schedule.HostFacts.Service;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts whose compute service is down or disabled. */
public final class ComputeFilter implements HostFilter {
    @Override
    public String name() {
        return "ComputeFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "compute service up and enabled",
                host -> host.facts().service().up() && !host.facts().service().disabled(),
                host -> have(host.facts().service())));
    }

    private static String have(Service service) {
        return service.disabled()
                ? "disabled" + service.disabledReason().map(each -> ": " + each).orElse("")
                : "down";
    }
}

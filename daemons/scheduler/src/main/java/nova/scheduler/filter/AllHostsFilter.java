package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects nothing. */
public final class AllHostsFilter implements HostFilter {
    @Override
    public String name() {
        return "AllHostsFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of();
    }
}

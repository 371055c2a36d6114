package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts that have as many servers as one host may have. */
public final class NumInstancesFilter implements HostFilter {
    private final int most;

    public NumInstancesFilter(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "NumInstancesFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "fewer than " + most + " servers",
                host -> host.servers() < most,
                host -> host.servers() + " servers"));
    }
}

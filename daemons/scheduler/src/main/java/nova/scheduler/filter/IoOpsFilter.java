package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts on which too many builds are under way. */
public final class IoOpsFilter implements HostFilter {
    private final int most;

    public IoOpsFilter(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "IoOpsFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "fewer than " + most + " builds under way",
                host -> host.ioOps() < most,
                host -> host.ioOps() + " builds under way"));
    }
}

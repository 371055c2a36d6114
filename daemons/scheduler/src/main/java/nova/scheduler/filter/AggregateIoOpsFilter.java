package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** As {@link IoOpsFilter}, with the limit that aggregates of the host set; of several the least. */
public final class AggregateIoOpsFilter implements HostFilter {
    private static final String KEY = "max_io_ops_per_host";

    private final int otherwise;

    public AggregateIoOpsFilter(int otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public String name() {
        return "AggregateIoOpsFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "fewer builds under way than the aggregate allows",
                host -> host.ioOps() < most(host),
                host -> host.ioOps() + " of " + (long) most(host)));
    }

    private double most(HostState host) {
        return host.aggregates().leastNumber(KEY, otherwise);
    }
}

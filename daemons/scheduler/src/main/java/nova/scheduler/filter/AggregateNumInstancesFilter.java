package nova.scheduler.filter;

import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** As {@link NumInstancesFilter}, with the limit that aggregates of the host set; of several the least. */
public final class AggregateNumInstancesFilter implements HostFilter {
    private static final String KEY = "max_instances_per_host";

    private final int otherwise;

    public AggregateNumInstancesFilter(int otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public String name() {
        return "AggregateNumInstancesFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return List.of(new HostCheck(
                name(),
                "fewer servers than the aggregate allows",
                host -> host.servers() < most(host),
                host -> host.servers() + " of " + (long) most(host)));
    }

    private double most(HostState host) {
        return host.aggregates().leastNumber(KEY, otherwise);
    }
}

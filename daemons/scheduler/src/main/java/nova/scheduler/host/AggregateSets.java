package nova.scheduler.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nova.model.host.Aggregate;
import nova.model.host.HostName;

/** Which aggregates each host is in. Only looked things up in. */
final class AggregateSets {
    static final AggregateSets NONE = of(List.of());

    private final Map<HostName, AggregateSet> byHost;

    private AggregateSets(Map<HostName, AggregateSet> byHost) {
        this.byHost = byHost;
    }

    static AggregateSets of(List<Aggregate> all) {
        Map<HostName, List<Aggregate>> grouped = new HashMap<>();
        for (Aggregate aggregate : all) {
            for (HostName host : aggregate.hosts()) {
                grouped.computeIfAbsent(host, _ -> new ArrayList<>()).add(aggregate);
            }
        }
        Map<List<Aggregate>, AggregateSet> shared = new HashMap<>();
        Map<HostName, AggregateSet> byHost = HashMap.newHashMap(grouped.size());
        grouped.forEach((host, aggregates) -> byHost.put(host, shared.computeIfAbsent(aggregates, AggregateSet::new)));
        return new AggregateSets(byHost);
    }

    AggregateSet of(HostName host) {
        return byHost.getOrDefault(host, AggregateSet.NONE);
    }
}

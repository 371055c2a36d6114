package nova.scheduler.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.schedule.AggregateFactsStore.Mark;
import nova.model.guest.HostInventory;
import nova.model.host.Aggregate;
import nova.model.host.HostId;
import nova.model.schedule.HostFacts;

/**
 * What one poll read at {@code now}: hosts that changed (all of them when {@code full}), descriptions not seen before,
 * the aggregates if they may have changed, and builds under way per host.
 */
record HostNews(
        Instant now,
        boolean full,
        List<HostFacts> changed,
        Map<HostId, HostInventory> hardware,
        Mark mark,
        Optional<List<Aggregate>> aggregates,
        Map<HostId, Integer> building) {
    HostNews {
        requireNonNull(now, "now");
        requireNonNull(mark, "mark");
        requireNonNull(aggregates, "aggregates");
    }
}

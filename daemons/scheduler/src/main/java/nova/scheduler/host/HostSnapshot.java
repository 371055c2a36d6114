package nova.scheduler.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.schedule.AggregateFactsStore.Mark;
import nova.db.schedule.HostFactsStore.Known;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.schedule.HostFacts;

/** What a view knows after a poll. Never changes. */
record HostSnapshot(
        HostSet hosts, Optional<Instant> polledAt, Optional<Instant> readInFull, Mark mark, AggregateSets aggregates)
        implements Known {
    static final HostSnapshot NOTHING = new HostSnapshot(
            HostSet.EMPTY, Optional.empty(), Optional.empty(), new Mark(0, Optional.empty()), AggregateSets.NONE);

    @Override
    public long revision(HostId host) {
        return hosts.find(host).map(state -> state.facts().revision()).orElse(-1L);
    }

    @Override
    public boolean service(HostId host, HostFacts.Service service) {
        return hosts.find(host)
                .map(state -> state.facts().service().equals(service))
                .orElse(false);
    }

    Hardware hardware(HostId host) {
        return hosts.find(host).map(HostState::hardware).orElse(Hardware.UNKNOWN);
    }

    HostSnapshot with(HostState host) {
        return new HostSnapshot(hosts.with(host), polledAt, readInFull, mark, aggregates);
    }

    HostSnapshot with(HostNews news, String defaultZone) {
        AggregateSets sets = news.aggregates().map(AggregateSets::of).orElse(aggregates);
        Map<HostId, HostFacts> facts = new LinkedHashMap<>();
        if (!news.full()) {
            hosts.all().forEach(host -> facts.put(host.id(), host.facts()));
        }
        for (HostFacts changed : news.changed()) {
            facts.put(changed.id(), newer(changed));
        }
        List<HostState> states = new ArrayList<>(facts.size());
        for (HostFacts each : facts.values()) {
            Hardware hardware = Optional.ofNullable(news.hardware().get(each.id()))
                    .map(found -> describe(each, found))
                    .orElseGet(() -> hardware(each.id()));
            states.add(state(each, hardware, sets.of(each.name()), defaultZone, news));
        }
        return new HostSnapshot(
                HostSet.of(states),
                Optional.of(news.now()),
                news.full() ? Optional.of(news.now()) : readInFull,
                news.mark(),
                sets);
    }

    /** Polls may overtake each other: an older revision never replaces a newer one. */
    private HostFacts newer(HostFacts read) {
        return hosts.find(read.id())
                .map(HostState::facts)
                .filter(known -> known.revision() > read.revision())
                .orElse(read);
    }

    private static Hardware describe(HostFacts facts, HostInventory inventory) {
        return Hardware.of(facts.digest(), inventory);
    }

    private HostState state(HostFacts facts, Hardware hardware, AggregateSet set, String defaultZone, HostNews news) {
        int building = news.building().getOrDefault(facts.id(), 0);
        return hosts.find(facts.id())
                .filter(old -> old.facts() == facts
                        && old.hardware() == hardware
                        && old.aggregates() == set
                        && old.ioOps() == building)
                .orElseGet(() -> new HostState(facts, hardware, set, set.zone().orElse(defaultZone), building));
    }
}

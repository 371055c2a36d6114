package nova.db.schedule;

import static nova.db.jooq.Tables.AGGREGATES;
import static nova.db.jooq.Tables.AGGREGATE_HOSTS;
import static nova.db.jooq.Tables.AGGREGATE_METADATA;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.host.Aggregate;
import nova.model.host.HostName;
import org.jooq.impl.DSL;

/** All aggregates at once, for the scheduler and for the zones of hosts. */
public final class AggregateFactsStore {
    /** What changes whenever aggregates change; whoever changes one also touches its {@code changed_at}. */
    public record Mark(int count, Optional<Instant> latest) {}

    public Mark mark(Tx tx) {
        var row = tx.sql()
                .select(
                        DSL.count(),
                        DSL.max(DSL.coalesce(AGGREGATES.CHANGED_AT, AGGREGATES.UPDATED_AT, AGGREGATES.CREATED_AT)))
                .from(AGGREGATES)
                .fetchSingle();
        return new Mark(row.value1(), Optional.ofNullable(row.value2()));
    }

    /** The availability zone of each host whose aggregates give it one. */
    public Map<HostName, String> zones(Tx tx) {
        Map<HostName, String> zones = new TreeMap<>();
        tx.sql()
                .select(AGGREGATE_HOSTS.HOST_NAME, AGGREGATE_METADATA.META_VALUE)
                .from(AGGREGATE_HOSTS)
                .join(AGGREGATE_METADATA)
                .on(AGGREGATE_METADATA.AGGREGATE_SEQ.eq(AGGREGATE_HOSTS.AGGREGATE_SEQ))
                .where(AGGREGATE_METADATA.META_KEY.eq(Aggregate.ZONE_KEY))
                .orderBy(AGGREGATE_HOSTS.AGGREGATE_SEQ, AGGREGATE_HOSTS.HOST_NAME)
                .forEach(row -> zones.putIfAbsent(new HostName(row.value1()), row.value2()));
        return zones;
    }

    /** In order of number; two statements. */
    public List<Aggregate> all(Tx tx) {
        Map<Long, List<HostName>> hosts = new TreeMap<>();
        Map<Long, Map<String, String>> metadata = new TreeMap<>();
        var number = DSL.field(DSL.name("aggregate_seq"), Long.class);
        var key = DSL.field(DSL.name("meta_key"), String.class);
        var value = DSL.field(DSL.name("meta_value"), String.class);
        tx.sql()
                .select(
                        AGGREGATE_METADATA.AGGREGATE_SEQ.as(number),
                        AGGREGATE_METADATA.META_KEY.as(key),
                        AGGREGATE_METADATA.META_VALUE.as(value))
                .from(AGGREGATE_METADATA)
                .unionAll(DSL.select(AGGREGATE_HOSTS.AGGREGATE_SEQ, DSL.inline(""), AGGREGATE_HOSTS.HOST_NAME)
                        .from(AGGREGATE_HOSTS))
                .orderBy(number, key, value)
                .forEach(row -> {
                    if (row.value2().isEmpty()) {
                        hosts.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                                .add(new HostName(row.value3()));
                    } else {
                        metadata.computeIfAbsent(row.value1(), _ -> new TreeMap<>())
                                .put(row.value2(), row.value3());
                    }
                });
        return tx.sql()
                .select(AGGREGATES.SEQ, AGGREGATES.ID, AGGREGATES.NAME, AGGREGATES.CREATED_AT, AGGREGATES.UPDATED_AT)
                .from(AGGREGATES)
                .orderBy(AGGREGATES.SEQ)
                .fetch(row -> new Aggregate(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        hosts.getOrDefault(row.value1(), List.of()),
                        metadata.getOrDefault(row.value1(), Map.of()),
                        row.value4(),
                        Optional.ofNullable(row.value5())));
    }
}

package nova.db.aggregate;

import static nova.db.jooq.Tables.AGGREGATES;
import static nova.db.jooq.Tables.AGGREGATE_HOSTS;
import static nova.db.jooq.Tables.AGGREGATE_METADATA;
import static nova.db.jooq.Tables.SERVICES;

import java.util.Map;
import java.util.Optional;
import nova.db.Tx;
import nova.db.schedule.AggregateFactsStore;
import nova.model.host.Aggregate;
import nova.model.host.ComputeService;
import nova.model.host.HostName;

/**
 * Changes of aggregates. Every change touches the aggregate's {@code changed_at}, by which schedulers see it; users see
 * {@code updated_at}, which hosts that come and go leave as it is. Reads are
 * in {@link AggregateFactsStore}.
 */
public final class AggregateStore {
    private final AggregateFactsStore facts = new AggregateFactsStore();

    public Optional<Aggregate> find(Tx tx, long number) {
        return facts.all(tx).stream().filter(each -> each.number() == number).findFirst();
    }

    public boolean nameTaken(Tx tx, String name) {
        return tx.sql().fetchExists(AGGREGATES, AGGREGATES.NAME.eq(name));
    }

    /** The number of the new one. */
    public long insert(Tx tx, String id, String name) {
        tx.sql()
                .insertInto(AGGREGATES)
                .set(AGGREGATES.ID, id)
                .set(AGGREGATES.NAME, name)
                .set(AGGREGATES.CREATED_AT, tx.now())
                .execute();
        return tx.sql()
                .select(AGGREGATES.SEQ)
                .from(AGGREGATES)
                .where(AGGREGATES.ID.eq(id))
                .fetchSingle()
                .value1();
    }

    public void rename(Tx tx, long number, String name) {
        tx.sql()
                .update(AGGREGATES)
                .set(AGGREGATES.NAME, name)
                .where(AGGREGATES.SEQ.eq(number))
                .execute();
        touch(tx, number, true);
    }

    /** The first metadata of a new aggregate: part of making it, no change of it. */
    public void begin(Tx tx, long number, Map<String, String> metadata) {
        metadata.forEach((key, value) -> put(tx, number, key, value));
    }

    private static void put(Tx tx, long number, String key, String value) {
        tx.sql()
                .insertInto(AGGREGATE_METADATA)
                .set(AGGREGATE_METADATA.AGGREGATE_SEQ, number)
                .set(AGGREGATE_METADATA.META_KEY, key)
                .set(AGGREGATE_METADATA.META_VALUE, value)
                .execute();
    }

    /** Sets these keys; an empty value removes its key. */
    public void merge(Tx tx, long number, Map<String, Optional<String>> metadata) {
        tx.sql()
                .deleteFrom(AGGREGATE_METADATA)
                .where(AGGREGATE_METADATA.AGGREGATE_SEQ.eq(number), AGGREGATE_METADATA.META_KEY.in(metadata.keySet()))
                .execute();
        metadata.forEach((key, value) -> value.ifPresent(text -> put(tx, number, key, text)));
        touch(tx, number, false);
    }

    public void addHost(Tx tx, long number, HostName host) {
        tx.sql()
                .insertInto(AGGREGATE_HOSTS)
                .set(AGGREGATE_HOSTS.AGGREGATE_SEQ, number)
                .set(AGGREGATE_HOSTS.HOST_NAME, host.value())
                .execute();
        touch(tx, number, false);
    }

    public void removeHost(Tx tx, long number, HostName host) {
        tx.sql()
                .deleteFrom(AGGREGATE_HOSTS)
                .where(AGGREGATE_HOSTS.AGGREGATE_SEQ.eq(number), AGGREGATE_HOSTS.HOST_NAME.eq(host.value()))
                .execute();
        touch(tx, number, false);
    }

    /** With its metadata; it has no hosts any more. */
    public void delete(Tx tx, long number) {
        tx.sql()
                .deleteFrom(AGGREGATE_METADATA)
                .where(AGGREGATE_METADATA.AGGREGATE_SEQ.eq(number))
                .execute();
        tx.sql().deleteFrom(AGGREGATES).where(AGGREGATES.SEQ.eq(number)).execute();
    }

    /** Whether there is a compute service of this name. */
    public boolean hostExists(Tx tx, HostName host) {
        return tx.sql()
                .fetchExists(SERVICES, SERVICES.PROGRAM.eq(ComputeService.COMPUTE), SERVICES.HOST.eq(host.value()));
    }

    private static void touch(Tx tx, long number, boolean updated) {
        var change = tx.sql().update(AGGREGATES).set(AGGREGATES.CHANGED_AT, tx.now());
        if (updated) {
            change = change.set(AGGREGATES.UPDATED_AT, tx.now());
        }
        change.where(AGGREGATES.SEQ.eq(number)).execute();
    }
}

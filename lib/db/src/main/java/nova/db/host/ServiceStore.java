package nova.db.host;

import static nova.db.jooq.tables.AggregateHosts.AGGREGATE_HOSTS;
import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.Inventories.INVENTORIES;
import static nova.db.jooq.tables.Services.SERVICES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.host.ComputeService;
import nova.model.host.HostName;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Services as operators see and set them. Compute hosts are judged by the conductors; other programs report here. */
public final class ServiceStore {
    private final Duration downTime;

    /** {@code downTime} ({@code service_down_time}) is for programs nobody judges. */
    public ServiceStore(Duration downTime) {
        this.downTime = downTime;
    }

    /** A program starts, or says that it still runs; {@code id} is used when it is new. */
    public void seen(Tx tx, String id, String program, HostName host, int version) {
        Instant now = tx.now();
        int known = tx.sql()
                .update(SERVICES)
                .set(SERVICES.SEEN_AT, now)
                .set(SERVICES.VERSION, version)
                .where(SERVICES.PROGRAM.eq(program))
                .and(SERVICES.HOST.eq(host.value()))
                .execute();
        if (known == 0) {
            tx.sql()
                    .insertInto(SERVICES)
                    .set(SERVICES.ID, id)
                    .set(SERVICES.PROGRAM, program)
                    .set(SERVICES.HOST, host.value())
                    .set(SERVICES.ZONE, "internal")
                    .set(SERVICES.VERSION, version)
                    .set(SERVICES.SEEN_AT, now)
                    .set(SERVICES.CREATED_AT, now)
                    .set(SERVICES.UPDATED_AT, now)
                    .onDuplicateKeyIgnore()
                    .execute();
        }
    }

    /** By number; absent arguments do not filter. At most {@code limit}. */
    public List<ComputeService> list(Tx tx, Optional<String> program, Optional<HostName> host, int limit) {
        return tx.sql()
                .select(SERVICES.fields())
                .from(SERVICES)
                .where(program.map(SERVICES.PROGRAM::eq).orElseGet(DSL::noCondition))
                .and(host.map(name -> SERVICES.HOST.eq(name.value())).orElseGet(DSL::noCondition))
                .orderBy(SERVICES.SEQ)
                .limit(limit)
                .fetch(row -> service(tx, row));
    }

    public Optional<ComputeService> find(Tx tx, String id) {
        return one(tx, SERVICES.ID.eq(id));
    }

    public Optional<ComputeService> find(Tx tx, long number) {
        return one(tx, SERVICES.SEQ.eq(number));
    }

    private Optional<ComputeService> one(Tx tx, Condition which) {
        return tx.sql().select(SERVICES.fields()).from(SERVICES).where(which).fetchOptional(row -> service(tx, row));
    }

    ComputeService service(Tx tx, Record row) {
        boolean compute = row.get(SERVICES.PROGRAM).equals(ComputeService.COMPUTE);
        Instant seen = row.get(SERVICES.SEEN_AT);
        boolean alive = compute
                ? row.get(SERVICES.JUDGED_UP)
                : seen != null && !seen.isBefore(tx.now().minus(downTime));
        return new ComputeService(
                row.get(SERVICES.ID),
                row.get(SERVICES.SEQ),
                row.get(SERVICES.PROGRAM),
                new HostName(row.get(SERVICES.HOST)),
                row.get(SERVICES.ZONE),
                new ComputeService.Setting(
                        row.get(SERVICES.DISABLED),
                        Optional.ofNullable(row.get(SERVICES.DISABLED_REASON)),
                        row.get(SERVICES.FORCED_DOWN)),
                new ComputeService.Life(
                        alive && !row.get(SERVICES.FORCED_DOWN),
                        row.get(SERVICES.VERSION),
                        Optional.ofNullable(seen),
                        row.get(SERVICES.UPDATED_AT)));
    }

    /** Sets what an operator may set; false when there is no such service. Schedulers see it by updated_at. */
    public boolean set(Tx tx, String id, ComputeService.Setting setting) {
        return tx.sql()
                        .update(SERVICES)
                        .set(SERVICES.DISABLED, setting.disabled())
                        .set(SERVICES.DISABLED_REASON, setting.disabledReason().orElse(null))
                        .set(SERVICES.FORCED_DOWN, setting.forcedDown())
                        .set(SERVICES.UPDATED_AT, tx.now())
                        .where(SERVICES.ID.eq(id))
                        .execute()
                == 1;
    }

    /**
     * With the host record of a compute service and what hangs on it: inventory and places in aggregates. Claims stay
     * with those who hold them, builds under way and what the host would have to clear were it back. The caller has
     * checked that no server is on it.
     */
    public boolean delete(Tx tx, String id) {
        Record2<String, String> host = tx.sql()
                .select(HOSTS.ID, HOSTS.NAME)
                .from(HOSTS)
                .where(HOSTS.SERVICE_ID.eq(id))
                .fetchOne();
        if (host != null) {
            tx.sql()
                    .deleteFrom(INVENTORIES)
                    .where(INVENTORIES.HOST_ID.eq(host.value1()))
                    .execute();
            tx.sql()
                    .deleteFrom(AGGREGATE_HOSTS)
                    .where(AGGREGATE_HOSTS.HOST_NAME.eq(host.value2()))
                    .execute();
            tx.sql().deleteFrom(HOSTS).where(HOSTS.ID.eq(host.value1())).execute();
        }
        return tx.sql().deleteFrom(SERVICES).where(SERVICES.ID.eq(id)).execute() == 1;
    }
}

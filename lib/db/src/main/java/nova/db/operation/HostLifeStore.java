package nova.db.operation;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.INVENTORIES;
import static nova.db.jooq.Tables.SERVICES;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Tx;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.runtime.json.JsonCodec;
import org.jooq.impl.DSL;

/** The life of hosts as conductors keep it: hello, heartbeats, inventory, and the judgement whether they are down. */
public final class HostLifeStore {
    private static final String COMPUTE = "nova-compute";

    /** What a host's row says of its life. */
    public record Life(
            HostId id, HostName name, String process, long incarnation, long beat, boolean silent, String digest) {}

    public Optional<Life> find(Tx tx, HostName host) {
        return lives(tx, List.of(host)).stream().findFirst();
    }

    /** The name under which a host id is known. */
    public Optional<HostName> nameOf(Tx tx, HostId id) {
        return tx.sql()
                .select(HOSTS.NAME)
                .from(HOSTS)
                .where(HOSTS.ID.eq(id.value()))
                .fetchOptional(row -> new HostName(row.value1()));
    }

    public List<Life> lives(Tx tx, Collection<HostName> hosts) {
        return tx.sql()
                .select(
                        HOSTS.ID,
                        HOSTS.NAME,
                        HOSTS.PROCESS,
                        HOSTS.INCARNATION,
                        HOSTS.BEAT,
                        HOSTS.SILENT_SINCE,
                        HOSTS.DIGEST)
                .from(HOSTS)
                .where(HOSTS.NAME.in(hosts.stream().map(HostName::value).toList()))
                .orderBy(HOSTS.NAME)
                .fetch(row -> new Life(
                        new HostId(row.value1()),
                        new HostName(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6() != null,
                        row.value7()));
    }

    /** Whether an order may be sent there: the host is known, not judged silent, and not forced down. */
    public boolean reachable(Tx tx, HostName host) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(HOSTS)
                        .join(SERVICES)
                        .on(SERVICES.ID.eq(HOSTS.SERVICE_ID))
                        .where(HOSTS.NAME.eq(host.value()))
                        .and(HOSTS.SILENT_SINCE.isNull())
                        .and(SERVICES.FORCED_DOWN.eq(false)));
    }

    /** A host seen for the first time: its service (unless an operator made it before) and its record. */
    public record NewHost(HostId id, HostName name, String serviceId, String zone, String process, int version) {}

    public void insert(Tx tx, NewHost host) {
        Instant now = tx.now();
        Optional<String> service = tx.sql()
                .select(SERVICES.ID)
                .from(SERVICES)
                .where(SERVICES.PROGRAM.eq(COMPUTE))
                .and(SERVICES.HOST.eq(host.name().value()))
                .fetchOptional(SERVICES.ID);
        if (service.isEmpty()) {
            tx.sql()
                    .insertInto(SERVICES)
                    .set(SERVICES.ID, host.serviceId())
                    .set(SERVICES.PROGRAM, COMPUTE)
                    .set(SERVICES.HOST, host.name().value())
                    .set(SERVICES.ZONE, host.zone())
                    .set(SERVICES.DISABLED, false)
                    .set(SERVICES.FORCED_DOWN, false)
                    .set(SERVICES.JUDGED_UP, true)
                    .set(SERVICES.VERSION, host.version())
                    .set(SERVICES.SEEN_AT, now)
                    .set(SERVICES.CREATED_AT, now)
                    .set(SERVICES.UPDATED_AT, now)
                    .execute();
        }
        tx.sql()
                .insertInto(HOSTS)
                .set(HOSTS.ID, host.id().value())
                .set(HOSTS.NAME, host.name().value())
                .set(HOSTS.NODE, host.name().value())
                .set(HOSTS.SERVICE_ID, service.orElse(host.serviceId()))
                .set(HOSTS.PROCESS, host.process())
                .set(HOSTS.INCARNATION, 1L)
                .set(HOSTS.BEAT, 0L)
                .set(HOSTS.BEAT_AT, now)
                .set(HOSTS.DIGEST, "")
                .set(HOSTS.FAILED_BUILDS, 0)
                .set(HOSTS.IO_OPS, 0)
                .set(HOSTS.SERVERS, claimants(tx, host.id()))
                .set(HOSTS.REVISION, 1L)
                .set(HOSTS.CREATED_AT, now)
                .set(HOSTS.UPDATED_AT, now)
                .execute();
    }

    /** A new process of a known host: the next incarnation; false when another hello was first. */
    public boolean nextIncarnation(Tx tx, Life seen, String process, int version) {
        boolean won = tx.sql()
                        .update(HOSTS)
                        .set(HOSTS.PROCESS, process)
                        .set(HOSTS.INCARNATION, seen.incarnation() + 1)
                        .set(HOSTS.BEAT, 0L)
                        .set(HOSTS.BEAT_AT, tx.now())
                        .set(HOSTS.SILENT_SINCE, (Instant) null)
                        .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                        .set(HOSTS.UPDATED_AT, tx.now())
                        .where(HOSTS.ID.eq(seen.id().value()))
                        .and(HOSTS.INCARNATION.eq(seen.incarnation()))
                        .execute()
                == 1;
        if (won) {
            heard(tx, seen.name(), version);
        }
        return won;
    }

    private static void heard(Tx tx, HostName host, int version) {
        tx.sql()
                .update(SERVICES)
                .set(SERVICES.JUDGED_UP, true)
                .set(SERVICES.VERSION, version)
                .set(SERVICES.SEEN_AT, tx.now())
                .set(SERVICES.UPDATED_AT, tx.now())
                .where(SERVICES.PROGRAM.eq(COMPUTE))
                .and(SERVICES.HOST.eq(host.value()))
                .execute();
    }

    /** One heartbeat as {@link #beats}; ends a judgement of silence. */
    public boolean beat(Tx tx, Life seen, long beat) {
        var update = tx.sql().update(HOSTS).set(HOSTS.BEAT, beat).set(HOSTS.BEAT_AT, tx.now());
        if (seen.silent()) {
            update = update.set(HOSTS.SILENT_SINCE, (Instant) null)
                    .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                    .set(HOSTS.UPDATED_AT, tx.now());
        }
        boolean current = update.where(HOSTS.ID.eq(seen.id().value()))
                        .and(HOSTS.INCARNATION.eq(seen.incarnation()))
                        .execute()
                == 1;
        if (current) {
            var seenAt = tx.sql().update(SERVICES).set(SERVICES.SEEN_AT, tx.now());
            if (seen.silent()) {
                seenAt = seenAt.set(SERVICES.JUDGED_UP, true).set(SERVICES.UPDATED_AT, tx.now());
            }
            seenAt.where(SERVICES.PROGRAM.eq(COMPUTE))
                    .and(SERVICES.HOST.eq(seen.name().value()))
                    .execute();
        }
        return current;
    }

    /** A heartbeat, and the row it was compared with. */
    public record Beat(Life seen, long beat) {}

    /**
     * Heartbeats of hosts that were not silent, with two statements for all, so that their rows are locked shortly.
     * Returns whose heartbeats are of the current incarnation.
     */
    public List<HostName> beats(Tx tx, List<Beat> beats) {
        if (beats.isEmpty()) {
            return List.of();
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, Long> incarnations = new LinkedHashMap<>();
        for (Beat beat : beats) {
            counts.put(beat.seen().id().value(), beat.beat());
            incarnations.put(beat.seen().id().value(), beat.seen().incarnation());
        }
        int noted = tx.sql()
                .update(HOSTS)
                .set(HOSTS.BEAT, DSL.case_(HOSTS.ID).mapValues(counts))
                .set(HOSTS.BEAT_AT, tx.now())
                .where(HOSTS.ID.in(counts.keySet()))
                .and(HOSTS.INCARNATION.eq(DSL.case_(HOSTS.ID).mapValues(incarnations)))
                .execute();
        List<HostName> current = beats.stream().map(beat -> beat.seen().name()).toList();
        if (noted < beats.size()) {
            current = lives(tx, current).stream()
                    .filter(life -> incarnations.get(life.id().value()).equals(life.incarnation()))
                    .map(Life::name)
                    .toList();
        }
        tx.sql()
                .update(SERVICES)
                .set(SERVICES.SEEN_AT, tx.now())
                .where(SERVICES.PROGRAM.eq(COMPUTE))
                .and(SERVICES.HOST.in(current.stream().map(HostName::value).toList()))
                .execute();
        return current;
    }

    /** What a host has, with the ratio and reserve of each resource class. */
    public record Stock(String resourceClass, long total, long reserved, double ratio) {}

    /**
     * Stores the inventory of the current incarnation; {@code used} of the classes stays as it is. A host that was
     * deleted and is back may still be claimed, by builds under way then and by leftovers.
     */
    public void saveInventory(Tx tx, Life seen, HostInventory inventory, String digest, List<Stock> stocks) {
        for (Stock stock : stocks) {
            int changed = tx.sql()
                    .update(INVENTORIES)
                    .set(INVENTORIES.TOTAL, stock.total())
                    .set(INVENTORIES.RESERVED, stock.reserved())
                    .set(INVENTORIES.RATIO, stock.ratio())
                    .where(INVENTORIES.HOST_ID.eq(seen.id().value()))
                    .and(INVENTORIES.RESOURCE_CLASS.eq(stock.resourceClass()))
                    .execute();
            if (changed == 0) {
                tx.sql()
                        .insertInto(INVENTORIES)
                        .set(INVENTORIES.HOST_ID, seen.id().value())
                        .set(INVENTORIES.RESOURCE_CLASS, stock.resourceClass())
                        .set(INVENTORIES.TOTAL, stock.total())
                        .set(INVENTORIES.RESERVED, stock.reserved())
                        .set(INVENTORIES.RATIO, stock.ratio())
                        .set(INVENTORIES.USED, claimed(tx, seen.id(), stock.resourceClass()))
                        .execute();
            }
        }
        tx.sql()
                .update(HOSTS)
                .set(HOSTS.NODE, inventory.hypervisorHostname())
                .set(HOSTS.INVENTORY, JsonCodec.write(inventory))
                .set(HOSTS.DIGEST, digest)
                .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                .set(HOSTS.UPDATED_AT, tx.now())
                .where(HOSTS.ID.eq(seen.id().value()))
                .execute();
    }

    private static int claimants(Tx tx, HostId host) {
        awaitReleases(tx, host);
        return tx.sql()
                .fetchCount(DSL.selectDistinct(CLAIMS.CONSUMER_ID).from(CLAIMS).where(CLAIMS.HOST_ID.eq(host.value())));
    }

    private static long claimed(Tx tx, HostId host, String resourceClass) {
        awaitReleases(tx, host);
        return tx.sql()
                .select(DSL.coalesce(DSL.sum(CLAIMS.AMOUNT), BigDecimal.ZERO))
                .from(CLAIMS)
                .where(CLAIMS.HOST_ID.eq(host.value()))
                .and(CLAIMS.RESOURCE_CLASS.eq(resourceClass))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    /** A release that found nothing yet to count down has its rows locked: what it removed is not to be counted. */
    private static void awaitReleases(Tx tx, HostId host) {
        tx.sql()
                .update(CLAIMS)
                .set(CLAIMS.AMOUNT, CLAIMS.AMOUNT)
                .where(CLAIMS.HOST_ID.eq(host.value()))
                .execute();
    }

    /** A host and when it was last heard, for the judge. */
    public record Beaten(HostName host, Instant beatAt, boolean silent, Duration age) {}

    /** All hosts, by name; at most {@code limit}. */
    public List<Beaten> beaten(Tx tx, int limit) {
        Instant now = tx.now();
        return tx.sql()
                .select(HOSTS.NAME, HOSTS.BEAT_AT, HOSTS.SILENT_SINCE)
                .from(HOSTS)
                .orderBy(HOSTS.NAME)
                .limit(limit)
                .fetch(row -> new Beaten(
                        new HostName(row.value1()),
                        row.value2(),
                        row.value3() != null,
                        Duration.between(row.value2(), now)));
    }

    /** Judges a host silent unless it was heard since; the API shows the judgement. */
    public boolean judgeSilent(Tx tx, Beaten seen) {
        Instant now = tx.now();
        boolean silent = tx.sql()
                        .update(HOSTS)
                        .set(HOSTS.SILENT_SINCE, now)
                        .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                        .set(HOSTS.UPDATED_AT, now)
                        .where(HOSTS.NAME.eq(seen.host().value()))
                        .and(HOSTS.BEAT_AT.eq(seen.beatAt()))
                        .and(HOSTS.SILENT_SINCE.isNull())
                        .execute()
                == 1;
        if (silent) {
            tx.sql()
                    .update(SERVICES)
                    .set(SERVICES.JUDGED_UP, false)
                    .set(SERVICES.UPDATED_AT, now)
                    .where(SERVICES.PROGRAM.eq(COMPUTE))
                    .and(SERVICES.HOST.eq(seen.host().value()))
                    .execute();
        }
        return silent;
    }

    /** A host nobody may wait for: judged silent for so long, or declared dead by an operator. */
    public record Lost(HostName host, Duration silentFor, boolean declaredDead) {}

    /** Silent and forced-down hosts, by name; at most {@code limit}. */
    public List<Lost> lost(Tx tx, int limit) {
        Instant now = tx.now();
        return tx.sql()
                .select(HOSTS.NAME, HOSTS.SILENT_SINCE, SERVICES.FORCED_DOWN)
                .from(HOSTS)
                .join(SERVICES)
                .on(SERVICES.ID.eq(HOSTS.SERVICE_ID))
                .where(HOSTS.SILENT_SINCE.isNotNull().or(SERVICES.FORCED_DOWN.eq(true)))
                .orderBy(HOSTS.NAME)
                .limit(limit)
                .fetch(row -> new Lost(
                        new HostName(row.value1()),
                        row.value2() == null ? Duration.ZERO : Duration.between(row.value2(), now),
                        row.value3()));
    }
}

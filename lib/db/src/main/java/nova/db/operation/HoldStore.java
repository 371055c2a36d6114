package nova.db.operation;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.INVENTORIES;
import static nova.db.jooq.Tables.LEFTOVERS;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/**
 * What servers hold of hosts, from the conductor's side: claims are let go here (schedulers only make them), and what a
 * silent host may still have is a leftover that keeps its claim until the host cleared it.
 */
public final class HoldStore {
    /** Lets go of every claim of a server but those on {@code kept} and on hosts with a leftover of it. */
    public void releaseAllBut(Tx tx, ServerId server, Optional<HostName> kept) {
        Condition which = CLAIMS.SERVER_ID
                .eq(server.value())
                .and(DSL.notExists(DSL.selectOne()
                        .from(LEFTOVERS)
                        .where(LEFTOVERS.SERVER_ID.eq(CLAIMS.SERVER_ID))
                        .and(LEFTOVERS.HOST_ID.eq(CLAIMS.HOST_ID))));
        if (kept.isPresent()) {
            which = which.and(CLAIMS.HOST_ID.notIn(DSL.select(HOSTS.ID)
                    .from(HOSTS)
                    .where(HOSTS.NAME.eq(kept.get().value()))));
        }
        release(tx, which);
    }

    /** Lets go of the claim of a server on one host. */
    public void release(Tx tx, ServerId server, HostName host) {
        release(
                tx,
                CLAIMS.SERVER_ID
                        .eq(server.value())
                        .and(CLAIMS.HOST_ID.in(DSL.select(HOSTS.ID).from(HOSTS).where(HOSTS.NAME.eq(host.value())))));
    }

    private static void release(Tx tx, Condition which) {
        List<Record4<String, String, String, Long>> held = tx.sql()
                .select(CLAIMS.CONSUMER_ID, CLAIMS.HOST_ID, CLAIMS.RESOURCE_CLASS, CLAIMS.AMOUNT)
                .from(CLAIMS)
                .where(which)
                .orderBy(CLAIMS.HOST_ID, CLAIMS.RESOURCE_CLASS, CLAIMS.CONSUMER_ID)
                .fetch();
        for (var claim : held) {
            int deleted = tx.sql()
                    .deleteFrom(CLAIMS)
                    .where(CLAIMS.CONSUMER_ID.eq(claim.value1()))
                    .and(CLAIMS.HOST_ID.eq(claim.value2()))
                    .and(CLAIMS.RESOURCE_CLASS.eq(claim.value3()))
                    .execute();
            if (deleted == 1) {
                tx.sql()
                        .update(INVENTORIES)
                        .set(INVENTORIES.USED, INVENTORIES.USED.minus(claim.value4()))
                        .where(INVENTORIES.HOST_ID.eq(claim.value2()))
                        .and(INVENTORIES.RESOURCE_CLASS.eq(claim.value3()))
                        .execute();
            }
        }
        held.stream().map(Record4::value2).distinct().forEach(host -> touch(tx, host));
    }

    /** Schedulers read hosts by revision: a freed claim is news. */
    private static void touch(Tx tx, String hostId) {
        tx.sql()
                .update(HOSTS)
                .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                .set(HOSTS.UPDATED_AT, tx.now())
                .where(HOSTS.ID.eq(hostId))
                .execute();
    }

    /** Notes that a host may still have something of a server; nothing when the host has no record any more. */
    public void leave(Tx tx, ServerId server, HostName host, String reason) {
        Optional<String> hostId = tx.sql()
                .select(HOSTS.ID)
                .from(HOSTS)
                .where(HOSTS.NAME.eq(host.value()))
                .fetchOptional(HOSTS.ID);
        if (hostId.isEmpty() || has(tx, server, hostId.get())) {
            return;
        }
        tx.sql()
                .insertInto(LEFTOVERS)
                .set(LEFTOVERS.SERVER_ID, server.value())
                .set(LEFTOVERS.HOST_ID, hostId.get())
                .set(LEFTOVERS.REASON, reason.length() > 255 ? reason.substring(0, 255) : reason)
                .set(LEFTOVERS.CREATED_AT, tx.now())
                .execute();
    }

    private static boolean has(Tx tx, ServerId server, String hostId) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(LEFTOVERS)
                        .where(LEFTOVERS.SERVER_ID.eq(server.value()))
                        .and(LEFTOVERS.HOST_ID.eq(hostId)));
    }

    /** One leftover of one host. */
    public record Leftover(HostName host, ServerId server) {}

    /** Leftovers of these hosts, oldest first; at most {@code limit}. */
    public List<Leftover> leftovers(Tx tx, Collection<HostName> hosts, int limit) {
        return tx.sql()
                .select(HOSTS.NAME, LEFTOVERS.SERVER_ID)
                .from(LEFTOVERS)
                .join(HOSTS)
                .on(HOSTS.ID.eq(LEFTOVERS.HOST_ID))
                .where(HOSTS.NAME.in(hosts.stream().map(HostName::value).toList()))
                .orderBy(LEFTOVERS.CREATED_AT, LEFTOVERS.SERVER_ID)
                .limit(limit)
                .fetch(row -> new Leftover(new HostName(row.value1()), new ServerId(row.value2())));
    }

    /** The host says it has nothing of these servers any more: their leftovers and the claims these held are gone. */
    public void cleared(Tx tx, HostName host, Collection<ServerId> servers) {
        for (ServerId server : servers) {
            int deleted = tx.sql()
                    .deleteFrom(LEFTOVERS)
                    .where(LEFTOVERS.SERVER_ID.eq(server.value()))
                    .and(LEFTOVERS.HOST_ID.in(DSL.select(HOSTS.ID).from(HOSTS).where(HOSTS.NAME.eq(host.value()))))
                    .execute();
            if (deleted == 1) {
                release(tx, server, host);
            }
        }
    }
}

package nova.db.operation;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.LEFTOVERS;
import static nova.db.jooq.Tables.SERVERS;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.db.schedule.ClaimStore;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What servers hold of hosts, from the conductor's side: claims are let go here (schedulers only make them), and what a
 * silent host may still have is a leftover that keeps its claim until the host cleared it.
 */
public final class HoldStore {
    private final ClaimStore claims;

    public HoldStore(ClaimStore claims) {
        this.claims = claims;
    }

    /** Lets go of every claim of a server but those on hosts with a leftover of it. */
    public void release(Tx tx, ServerId server) {
        claims.release(tx, held(server));
    }

    /** As {@link #release}, but what it holds of the host its row names stays. */
    public void releaseElsewhere(Tx tx, ServerId server) {
        claims.release(
                tx,
                held(server)
                        .and(CLAIMS.HOST_ID.notIn(DSL.select(HOSTS.ID)
                                .from(SERVERS)
                                .join(HOSTS)
                                .on(HOSTS.NAME.eq(SERVERS.HOST))
                                .where(SERVERS.ID.eq(server.value())))));
    }

    private static Condition held(ServerId server) {
        return CLAIMS.SERVER_ID
                .eq(server.value())
                .and(DSL.notExists(DSL.selectOne()
                        .from(LEFTOVERS)
                        .where(LEFTOVERS.SERVER_ID.eq(CLAIMS.SERVER_ID))
                        .and(LEFTOVERS.HOST_ID.eq(CLAIMS.HOST_ID))));
    }

    /** Notes that a host may still have something of a server; nothing when the host has no record any more. */
    public void leave(Tx tx, ServerId server, HostName host, String reason) {
        Optional<String> hostId = idOf(tx, host);
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
        Optional<String> hostId = idOf(tx, host);
        for (ServerId server : hostId.isEmpty() ? List.<ServerId>of() : servers) {
            int deleted = tx.sql()
                    .deleteFrom(LEFTOVERS)
                    .where(LEFTOVERS.SERVER_ID.eq(server.value()))
                    .and(LEFTOVERS.HOST_ID.eq(hostId.get()))
                    .execute();
            if (deleted == 1) {
                claims.release(tx, server.value(), new HostId(hostId.get()));
            }
        }
    }

    private static Optional<String> idOf(Tx tx, HostName host) {
        return tx.sql()
                .select(HOSTS.ID)
                .from(HOSTS)
                .where(HOSTS.NAME.eq(host.value()))
                .fetchOptional(HOSTS.ID);
    }
}

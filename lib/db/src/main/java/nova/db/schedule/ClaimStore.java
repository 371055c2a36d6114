package nova.db.schedule;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.INVENTORIES;
import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.SERVER_GROUPS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.schedule.ClaimOrder;
import nova.model.server.ServerId;
import org.jooq.Case;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What servers hold of hosts. Rows are locked in the order group, claims, inventories, host, so that the hot ones are
 * locked last. Everything may be repeated: a second claim finds the first, a second release finds nothing.
 */
public final class ClaimStore {
    /** The claim of a server on a host. */
    public record Held(
            ServerId server, HostId host, HostName hostName, OperationId operation, Map<String, Long> amounts) {
        public Held {
            amounts = Map.copyOf(amounts);
        }
    }

    /**
     * Makes the claim, or finds it made: the answer is the host on which the operation holds its one claim for the
     * server, which may be another than asked for when the question came twice. Throws, and so rolls the transaction
     * back, with NO_VALID_HOST when the host has not enough left, with CONFLICT when somebody was faster (the server's
     * group changed, or the same question is answered elsewhere): look again, and with GONE when the operation has
     * ended: a message that comes too late must not leave a claim behind.
     */
    public HostId claim(Tx tx, ClaimOrder order) {
        for (Held held : heldBy(tx, List.of(order.server()))) {
            boolean alike =
                    held.host().equals(order.host().id()) && held.amounts().equals(order.amounts());
            if (alike || held.operation().equals(order.operation())) {
                return held.host();
            }
        }
        requireLive(tx, order.operation());
        order.seat().ifPresent(seat -> takeSeat(tx, order, seat));
        insertClaims(tx, order);
        use(tx, order.host().id(), order.amounts());
        bumpHost(tx, order.host().id(), 1);
        return order.host().id();
    }

    /** As {@link #claim}, but gives back first what the operation holds for the server on any other host. */
    public void claimInstead(Tx tx, ClaimOrder order) {
        for (Held held : heldBy(tx, List.of(order.server()))) {
            if (held.operation().equals(order.operation())
                    && !held.host().equals(order.host().id())) {
                release(tx, held.server().value(), held.host());
            }
        }
        claim(tx, order);
    }

    /** Locks the operation's row, so that an end that is being committed now either sees the claim or forbids it. */
    private static void requireLive(Tx tx, OperationId operation) {
        int live = tx.sql()
                .update(OPERATIONS)
                .set(OPERATIONS.UPDATED_AT, tx.now())
                .where(OPERATIONS.ID.eq(operation.value()), OPERATIONS.FINISHED_AT.isNull())
                .execute();
        if (live == 0) {
            throw new NovaException(ErrorCode.GONE, "operation " + operation + " has ended: nothing is claimed for it");
        }
    }

    private static void takeSeat(Tx tx, ClaimOrder order, ClaimOrder.Seat seat) {
        if (seat.guarded()) {
            int moved = tx.sql()
                    .update(SERVER_GROUPS)
                    .set(SERVER_GROUPS.REVISION, SERVER_GROUPS.REVISION.plus(1))
                    .where(SERVER_GROUPS.ID.eq(seat.group()), SERVER_GROUPS.REVISION.eq(seat.revision()))
                    .execute();
            if (moved == 0) {
                throw new NovaException(
                        ErrorCode.CONFLICT, "server group " + seat.group() + " changed since " + seat.revision());
            }
        }
        int seated = tx.sql()
                .update(SERVER_GROUP_MEMBERS)
                .set(SERVER_GROUP_MEMBERS.HOST, order.hostName().value())
                .where(
                        SERVER_GROUP_MEMBERS.GROUP_ID.eq(seat.group()),
                        SERVER_GROUP_MEMBERS.SERVER_ID.eq(order.server().value()))
                .execute();
        if (seated == 0) {
            tx.sql()
                    .insertInto(SERVER_GROUP_MEMBERS)
                    .set(SERVER_GROUP_MEMBERS.GROUP_ID, seat.group())
                    .set(SERVER_GROUP_MEMBERS.SERVER_ID, order.server().value())
                    .set(SERVER_GROUP_MEMBERS.HOST, order.hostName().value())
                    .execute();
        }
    }

    private static void insertClaims(Tx tx, ClaimOrder order) {
        if (order.amounts().isEmpty()) {
            return;
        }
        var rows = tx.sql()
                .insertInto(
                        CLAIMS,
                        CLAIMS.CONSUMER_ID,
                        CLAIMS.HOST_ID,
                        CLAIMS.RESOURCE_CLASS,
                        CLAIMS.AMOUNT,
                        CLAIMS.SERVER_ID,
                        CLAIMS.OPERATION_ID,
                        CLAIMS.CREATED_AT);
        for (Map.Entry<String, Long> amount : order.amounts().entrySet()) {
            rows = rows.values(
                    order.server().value(),
                    order.host().id().value(),
                    amount.getKey(),
                    amount.getValue(),
                    order.server().value(),
                    order.operation().value(),
                    tx.now());
        }
        rows.execute();
    }

    /** One statement over the host's inventory rows in key order; each row guards itself. */
    private static void use(Tx tx, HostId host, Map<String, Long> amounts) {
        if (amounts.isEmpty()) {
            return;
        }
        Field<Long> amount = perClass(amounts);
        Field<Double> limit = DSL.floor(
                INVENTORIES.TOTAL.minus(INVENTORIES.RESERVED).cast(Double.class).mul(INVENTORIES.RATIO));
        int changed = tx.sql()
                .update(INVENTORIES)
                .set(INVENTORIES.USED, INVENTORIES.USED.plus(amount))
                .where(
                        INVENTORIES.HOST_ID.eq(host.value()),
                        INVENTORIES.RESOURCE_CLASS.in(amounts.keySet()),
                        INVENTORIES.TOTAL.ge(amount),
                        INVENTORIES.USED.plus(amount).cast(Double.class).le(limit))
                .execute();
        if (changed < amounts.size()) {
            throw new NovaException(ErrorCode.NO_VALID_HOST, "host " + host + " has not enough left");
        }
    }

    private static Field<Long> perClass(Map<String, Long> amounts) {
        CaseConditionStep<Long> cases = null;
        Case choose = DSL.choose();
        for (Map.Entry<String, Long> amount : new TreeMap<>(amounts).entrySet()) {
            cases = cases == null
                    ? choose.when(INVENTORIES.RESOURCE_CLASS.eq(amount.getKey()), amount.getValue())
                    : cases.when(INVENTORIES.RESOURCE_CLASS.eq(amount.getKey()), amount.getValue());
        }
        return cases.otherwise(0L);
    }

    private static void bumpHost(Tx tx, HostId host, int servers) {
        tx.sql()
                .update(HOSTS)
                .set(HOSTS.SERVERS, HOSTS.SERVERS.plus(servers))
                .set(HOSTS.REVISION, HOSTS.REVISION.plus(1))
                .set(HOSTS.UPDATED_AT, tx.now())
                .where(HOSTS.ID.eq(host.value()))
                .execute();
    }

    /**
     * Gives back what {@code consumer} (a server, or a migration) holds of one host; false when it held nothing there.
     * For the flows, in the transaction that also changes the server's row.
     */
    public boolean release(Tx tx, String consumer, HostId host) {
        return release(tx, CLAIMS.CONSUMER_ID.eq(consumer).and(CLAIMS.HOST_ID.eq(host.value()))) > 0;
    }

    /** Gives back everything {@code consumer} holds, on whatever host; how many hosts that were. */
    public int releaseAll(Tx tx, String consumer) {
        return release(tx, CLAIMS.CONSUMER_ID.eq(consumer));
    }

    /** What one consumer holds of one host, for a server that may have a seat in a group. */
    private record Holding(String consumer, String host, String server, boolean inGroup, Map<String, Long> amounts) {}

    /** Gives back the claims that {@code which} names, whole hosts of a consumer each; how many those were. */
    public int release(Tx tx, Condition which) {
        Field<Boolean> inGroup = DSL.field(DSL.exists(
                DSL.selectOne().from(SERVER_GROUP_MEMBERS).where(SERVER_GROUP_MEMBERS.SERVER_ID.eq(CLAIMS.SERVER_ID))));
        Map<List<String>, Holding> held = new LinkedHashMap<>();
        tx.sql()
                .select(
                        CLAIMS.CONSUMER_ID,
                        CLAIMS.HOST_ID,
                        CLAIMS.SERVER_ID,
                        inGroup,
                        CLAIMS.RESOURCE_CLASS,
                        CLAIMS.AMOUNT)
                .from(CLAIMS)
                .where(which)
                .orderBy(CLAIMS.HOST_ID, CLAIMS.CONSUMER_ID)
                .forEach(row -> held.computeIfAbsent(
                                List.of(row.value1(), row.value2()),
                                _ -> new Holding(
                                        row.value1(), row.value2(), row.value3(), row.value4(), new TreeMap<>()))
                        .amounts()
                        .put(row.value5(), row.value6()));
        int released = 0;
        for (Holding holding : held.values()) {
            released += release(tx, holding) ? 1 : 0;
        }
        return released;
    }

    private static boolean release(Tx tx, Holding held) {
        HostId host = new HostId(held.host());
        if (held.inGroup()) {
            leaveSeat(tx, held.server(), host);
        }
        int deleted = tx.sql()
                .deleteFrom(CLAIMS)
                .where(CLAIMS.CONSUMER_ID.eq(held.consumer()), CLAIMS.HOST_ID.eq(held.host()))
                .execute();
        if (deleted == 0) {
            return false;
        }
        tx.sql()
                .update(INVENTORIES)
                .set(INVENTORIES.USED, INVENTORIES.USED.minus(perClass(held.amounts())))
                .where(
                        INVENTORIES.HOST_ID.eq(held.host()),
                        INVENTORIES.RESOURCE_CLASS.in(held.amounts().keySet()))
                .execute();
        bumpHost(tx, host, -1);
        return true;
    }

    /**
     * Hands what {@code from} holds of a host to {@code to}, as a move does between server and migration; false when
     * {@code from} holds nothing there.
     */
    public boolean handOver(Tx tx, String from, String to, HostId host) {
        return tx.sql()
                        .update(CLAIMS)
                        .set(CLAIMS.CONSUMER_ID, to)
                        .where(CLAIMS.CONSUMER_ID.eq(from), CLAIMS.HOST_ID.eq(host.value()))
                        .execute()
                > 0;
    }

    private static void leaveSeat(Tx tx, String server, HostId host) {
        tx.sql()
                .update(SERVER_GROUP_MEMBERS)
                .set(SERVER_GROUP_MEMBERS.HOST, "")
                .where(
                        SERVER_GROUP_MEMBERS.SERVER_ID.eq(server),
                        SERVER_GROUP_MEMBERS.HOST.eq(
                                DSL.select(HOSTS.NAME).from(HOSTS).where(HOSTS.ID.eq(host.value()))))
                .execute();
    }

    /** What these servers hold themselves, by server and host. */
    public List<Held> heldBy(Tx tx, Collection<ServerId> servers) {
        return tx
                .sql()
                .select(
                        CLAIMS.CONSUMER_ID,
                        CLAIMS.HOST_ID,
                        HOSTS.NAME,
                        CLAIMS.OPERATION_ID,
                        CLAIMS.RESOURCE_CLASS,
                        CLAIMS.AMOUNT)
                .from(CLAIMS)
                .join(HOSTS)
                .on(HOSTS.ID.eq(CLAIMS.HOST_ID))
                .where(CLAIMS.CONSUMER_ID.in(
                        servers.stream().map(ServerId::value).toList()))
                .orderBy(CLAIMS.CONSUMER_ID, CLAIMS.HOST_ID, CLAIMS.RESOURCE_CLASS)
                .fetchGroups(new Field<?>[] {CLAIMS.CONSUMER_ID, CLAIMS.HOST_ID, HOSTS.NAME, CLAIMS.OPERATION_ID})
                .entrySet()
                .stream()
                .map(claim -> new Held(
                        new ServerId(claim.getKey().get(CLAIMS.CONSUMER_ID)),
                        new HostId(claim.getKey().get(CLAIMS.HOST_ID)),
                        new HostName(claim.getKey().get(HOSTS.NAME)),
                        new OperationId(claim.getKey().get(CLAIMS.OPERATION_ID)),
                        claim.getValue().intoMap(CLAIMS.RESOURCE_CLASS, CLAIMS.AMOUNT)))
                .toList();
    }
}

package nova.db.schedule;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.INVENTORIES;
import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.SERVER_GROUPS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.Tables.SERVICES;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nova.db.Database;
import nova.db.Tx;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.GroupPolicy;
import nova.model.schedule.HostChoice;
import nova.model.schedule.Stock;
import nova.model.server.ServerId;
import nova.runtime.json.JsonCodec;

/** Rows of a small cloud: hosts with room, operations, groups. Ids are the names. */
public final class Cloud {
    private final Database database;

    public Cloud(Database database) {
        this.database = database;
    }

    /** A host that is up, with 16 CPUs at ratio 4, this much memory with 512 MiB reserved, and 100 GiB of disk. */
    public Cloud host(String name, long ramMib) {
        return host(name, name, "service-" + name, ramMib);
    }

    /** The same with ids as a real cloud has them. */
    public Cloud host(String name, String id, long ramMib) {
        return host(
                name,
                id,
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
                ramMib);
    }

    /** What the host said of itself. */
    public Cloud inventory(String name, HostInventory inventory) {
        database.change(
                "set inventory",
                tx -> tx.sql()
                        .update(HOSTS)
                        .set(HOSTS.INVENTORY, JsonCodec.write(inventory))
                        .where(HOSTS.NAME.eq(name))
                        .execute());
        return this;
    }

    private Cloud host(String name, String id, String service, long ramMib) {
        database.change("add host", tx -> {
            tx.sql()
                    .insertInto(SERVICES)
                    .set(SERVICES.ID, service)
                    .set(SERVICES.PROGRAM, "nova-compute")
                    .set(SERVICES.HOST, name)
                    .set(SERVICES.ZONE, "nova")
                    .set(SERVICES.CREATED_AT, tx.now())
                    .set(SERVICES.UPDATED_AT, tx.now())
                    .execute();
            tx.sql()
                    .insertInto(HOSTS)
                    .set(HOSTS.ID, id)
                    .set(HOSTS.NAME, name)
                    .set(HOSTS.NODE, name + ".example")
                    .set(HOSTS.SERVICE_ID, service)
                    .set(HOSTS.PROCESS, "process-" + name)
                    .set(HOSTS.INCARNATION, 1L)
                    .set(HOSTS.BEAT_AT, tx.now())
                    .set(HOSTS.CREATED_AT, tx.now())
                    .set(HOSTS.UPDATED_AT, tx.now())
                    .execute();
            stock(tx, id, "VCPU", new Stock(16, 0, 4.0, 0));
            stock(tx, id, "MEMORY_MB", new Stock(ramMib, 512, 1.0, 0));
            stock(tx, id, "DISK_GB", new Stock(100, 0, 1.0, 0));
        });
        return this;
    }

    private static void stock(Tx tx, String host, String name, Stock stock) {
        tx.sql()
                .insertInto(INVENTORIES)
                .set(INVENTORIES.HOST_ID, host)
                .set(INVENTORIES.RESOURCE_CLASS, name)
                .set(INVENTORIES.TOTAL, stock.total())
                .set(INVENTORIES.RESERVED, stock.reserved())
                .set(INVENTORIES.RATIO, stock.ratio())
                .execute();
    }

    /** A live operation that builds {@code server}. */
    public Cloud operation(String id, String server) {
        database.change(
                "add operation",
                tx -> tx.sql()
                        .insertInto(OPERATIONS)
                        .set(OPERATIONS.ID, id)
                        .set(OPERATIONS.SERVER_ID, server)
                        .set(OPERATIONS.PROJECT_ID, "p")
                        .set(OPERATIONS.USER_ID, "u")
                        .set(OPERATIONS.REQUEST_ID, "req-1")
                        .set(OPERATIONS.VERB, "BUILD_SERVER")
                        .set(OPERATIONS.FLOW_VERSION, 1)
                        .set(OPERATIONS.ACTION, "create")
                        .set(OPERATIONS.ORDER_JSON, "{}")
                        .set(OPERATIONS.STATE, "READY")
                        .set(OPERATIONS.WAKE_AT, tx.now())
                        .set(OPERATIONS.CREATED_AT, tx.now())
                        .set(OPERATIONS.UPDATED_AT, tx.now())
                        .execute());
        return this;
    }

    public Cloud finished(String operation) {
        database.change(
                "finish operation",
                tx -> tx.sql()
                        .update(OPERATIONS)
                        .set(OPERATIONS.FINISHED_AT, tx.now())
                        .setNull(OPERATIONS.WAKE_AT)
                        .where(OPERATIONS.ID.eq(operation))
                        .execute());
        return this;
    }

    public Cloud group(String id, GroupPolicy policy) {
        database.change(
                "add group",
                tx -> tx.sql()
                        .insertInto(SERVER_GROUPS)
                        .set(SERVER_GROUPS.ID, id)
                        .set(SERVER_GROUPS.PROJECT_ID, "p")
                        .set(SERVER_GROUPS.USER_ID, "u")
                        .set(SERVER_GROUPS.NAME, id)
                        .set(SERVER_GROUPS.POLICY, policy.word())
                        .set(SERVER_GROUPS.CREATED_AT, tx.now())
                        .execute());
        return this;
    }

    public Cloud disabled(String host, String reason) {
        database.change(
                "disable service",
                tx -> tx.sql()
                        .update(SERVICES)
                        .set(SERVICES.DISABLED, true)
                        .set(SERVICES.DISABLED_REASON, reason)
                        .set(SERVICES.UPDATED_AT, tx.now())
                        .where(SERVICES.HOST.eq(host))
                        .execute());
        return this;
    }

    public long used(String host, String resourceClass) {
        return database.read(
                "used",
                tx -> tx.sql()
                        .select(INVENTORIES.USED)
                        .from(INVENTORIES)
                        .where(INVENTORIES.HOST_ID.eq(host), INVENTORIES.RESOURCE_CLASS.eq(resourceClass))
                        .fetchSingle()
                        .value1());
    }

    /** Servers that hold anything, of any host. */
    public int claimants() {
        return database.read(
                "claimants",
                tx -> tx.sql()
                        .fetchCount(tx.sql().selectDistinct(CLAIMS.CONSUMER_ID).from(CLAIMS)));
    }

    public int serversOn(String host) {
        return database.read(
                "servers",
                tx -> tx.sql()
                        .select(HOSTS.SERVERS)
                        .from(HOSTS)
                        .where(HOSTS.ID.eq(host))
                        .fetchSingle()
                        .value1());
    }

    public Optional<String> seat(String group, String server) {
        return database.read(
                "seat",
                tx -> tx.sql()
                        .select(SERVER_GROUP_MEMBERS.HOST)
                        .from(SERVER_GROUP_MEMBERS)
                        .where(SERVER_GROUP_MEMBERS.GROUP_ID.eq(group), SERVER_GROUP_MEMBERS.SERVER_ID.eq(server))
                        .fetchOptional(SERVER_GROUP_MEMBERS.HOST));
    }

    public static ClaimOrder order(String operation, String server, String host, long ramMib) {
        return new ClaimOrder(
                new OperationId(operation),
                new ServerId(server),
                new HostChoice(new HostId(host), new HostName(host), host + ".example", "nova"),
                Map.of("VCPU", 1L, "MEMORY_MB", ramMib, "DISK_GB", 1L),
                Optional.empty());
    }

    public static ClaimOrder seated(ClaimOrder order, String group, long revision, boolean guarded) {
        return new ClaimOrder(
                order.operation(),
                order.server(),
                order.host(),
                order.amounts(),
                Optional.of(new ClaimOrder.Seat(group, revision, guarded)));
    }
}

package nova.db.audit;

import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.Inventories.INVENTORIES;
import static nova.db.jooq.tables.Leftovers.LEFTOVERS;
import static nova.db.jooq.tables.OperationSecrets.OPERATION_SECRETS;
import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static nova.db.jooq.tables.Operations.OPERATIONS;
import static nova.db.jooq.tables.ServerGroupMembers.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.tables.Servers.SERVERS;
import static nova.db.jooq.tables.Usages.USAGES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleHosts;
import nova.db.fixture.SampleOperations;
import nova.db.fixture.SampleServers;
import nova.db.schedule.ClaimStore;
import nova.db.server.ServerStore;
import nova.db.usage.QuotaConfig;
import nova.db.usage.UsageStore;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.quota.QuotaBounds;
import nova.model.quota.Usage;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.HostChoice;
import nova.model.server.Server;
import nova.model.server.ServerId;

class AuditTest {
    private static final Map<String, Long> AMOUNTS = Map.of("VCPU", 1L, "MEMORY_MB", 512L, "DISK_GB", 1L);

    private final Audit audit = new Audit();

    /** A cloud as it should be: one server active on h1, one building with its operation. */
    private Server cloud(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        Server active = SampleServers.named("active").activeOn("h1").server();
        Server building = SampleServers.named("building").server();
        database.change("cloud", tx -> {
            new ServerStore().insert(tx, active);
            new ServerStore().insert(tx, building);
            SampleOperations.insert(tx, "o1", active.id(), "create", "waiting");
            SampleOperations.insert(tx, "o2", building.id(), "create", "waiting");
            claim(tx, "o1", active.id(), "h1");
            claim(tx, "o2", building.id(), "h2");
            SampleOperations.finish(tx, "o1");
            QuotaBounds bounds = new QuotaBounds(QuotaConfig.DEFAULTS.limits(), Optional.empty());
            Usage two = Usage.ofServer(1, 512).times(2);
            new UsageStore()
                    .take(tx, active.identity().project(), active.identity().user(), two, bounds);
        });
        return active;
    }

    private static void claim(Tx tx, String operation, ServerId server, String host) {
        HostChoice choice = new HostChoice(SampleHosts.id(host), new HostName(host), host, "nova");
        new ClaimStore()
                .claim(tx, new ClaimOrder(new OperationId(operation), server, choice, AMOUNTS, Optional.empty()));
    }

    private List<Rule> broken(Database database) {
        return audit.run(database).stream().map(Violation::rule).distinct().toList();
    }

    @OnEachDatabase
    void healthyCloudHasNoViolations(Database database) {
        assertEquals(List.of(), audit.run(database));
        cloud(database);
        assertEquals(List.of(), audit.run(database));
    }

    @OnEachDatabase
    void stuckServerIsFoundUnlessItsHostIsSilent(Database database) {
        Server server = cloud(database);
        database.change(
                "stick",
                tx -> tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.TASK_STATE, "powering-off")
                        .where(SERVERS.ID.eq(server.id().value()))
                        .execute());
        assertEquals(
                "server-moves %s: is active/powering-off and no live operation moves it".formatted(server.id()),
                audit.run(database).getFirst().toString());
        database.change(
                "silence",
                tx -> tx.sql()
                        .update(HOSTS)
                        .set(HOSTS.SILENT_SINCE, tx.now())
                        .where(HOSTS.NAME.eq("h1"))
                        .execute());
        assertEquals(List.of(), audit.run(database));
    }

    @OnEachDatabase
    void journalThatContradictsItselfIsFound(Database database) {
        cloud(database);
        database.change("break", tx -> {
            SampleOperations.insert(tx, "o3", new ServerId("nobody"), "stop", "ready");
            tx.sql()
                    .update(OPERATIONS)
                    .set(OPERATIONS.WAKE_AT, tx.now().minus(Duration.ofHours(1)))
                    .where(OPERATIONS.ID.eq("o2"))
                    .execute();
            tx.sql()
                    .insertInto(OPERATION_STEPS)
                    .set(OPERATION_STEPS.OPERATION_ID, "o1")
                    .set(OPERATION_STEPS.SEQUENCE, 1)
                    .set(OPERATION_STEPS.NAME, "build")
                    .set(OPERATION_STEPS.STATE, "running")
                    .set(OPERATION_STEPS.STARTED_AT, tx.now())
                    .execute();
            tx.sql()
                    .insertInto(OPERATION_SECRETS)
                    .set(OPERATION_SECRETS.OPERATION_ID, "o1")
                    .set(OPERATION_SECRETS.SEALED, new byte[] {1})
                    .set(OPERATION_SECRETS.CREATED_AT, tx.now())
                    .execute();
        });
        assertEquals(
                List.of(Rule.OPERATION_HAS_SERVER, Rule.OPERATION_IS_TENDED, Rule.STEPS_END, Rule.SECRET_HAS_OWNER),
                broken(database));
    }

    @OnEachDatabase
    void claimThatOutlivesItsServerIsFoundUntilItIsALeftover(Database database) {
        Server server = cloud(database);
        database.change("delete", tx -> {
            tx.sql()
                    .update(SERVERS)
                    .set(SERVERS.DELETED, true)
                    .where(SERVERS.ID.eq(server.id().value()))
                    .execute();
            tx.sql()
                    .update(USAGES)
                    .set(USAGES.INSTANCES, 1L)
                    .set(USAGES.CORES, 1L)
                    .set(USAGES.RAM_MIB, 512L)
                    .execute();
        });
        assertEquals(List.of(Rule.CLAIM_HAS_OWNER), broken(database));
        leave(database, server, SampleHosts.id("h1").value());
        assertEquals(List.of(), broken(database));
    }

    private static void leave(Database database, Server server, String host) {
        database.change(
                "leave",
                tx -> tx.sql()
                        .insertInto(LEFTOVERS)
                        .set(LEFTOVERS.SERVER_ID, server.id().value())
                        .set(LEFTOVERS.HOST_ID, host)
                        .set(LEFTOVERS.REASON, "deleted while silent")
                        .set(LEFTOVERS.CREATED_AT, tx.now())
                        .execute());
    }

    @OnEachDatabase
    void leftoverWhereTheServerShouldBeIsFound(Database database) {
        leave(database, cloud(database), SampleHosts.id("h1").value());
        assertEquals(List.of(Rule.LEFTOVER_HAS_HOST), broken(database));
    }

    @OnEachDatabase
    void lostClaimsAndWrongCountsAreFound(Database database) {
        Server server = cloud(database);
        database.change(
                "lose", tx -> new ClaimStore().releaseAll(tx, server.id().value()));
        assertEquals(List.of(Rule.SERVER_HAS_CLAIM), broken(database));
        database.change("miscount", tx -> {
            tx.sql()
                    .update(INVENTORIES)
                    .set(INVENTORIES.USED, 7L)
                    .where(INVENTORIES.RESOURCE_CLASS.eq("VCPU"))
                    .execute();
            tx.sql().update(HOSTS).set(HOSTS.SERVERS, 9).execute();
        });
        assertEquals(List.of(Rule.SERVER_HAS_CLAIM, Rule.INVENTORY_COUNTS, Rule.HOST_COUNTS), broken(database));
    }

    @OnEachDatabase
    void wrongUsageIsFoundWithAndWithoutServers(Database database) {
        cloud(database);
        database.change("miscount", tx -> {
            tx.sql().update(USAGES).set(USAGES.CORES, 3L).execute();
            tx.sql()
                    .insertInto(USAGES)
                    .set(USAGES.PROJECT_ID, "empty")
                    .set(USAGES.USER_ID, "")
                    .set(USAGES.INSTANCES, 1L)
                    .execute();
            tx.sql()
                    .insertInto(SERVER_GROUP_MEMBERS)
                    .set(SERVER_GROUP_MEMBERS.GROUP_ID, "g1")
                    .set(SERVER_GROUP_MEMBERS.SERVER_ID, "nobody")
                    .execute();
        });
        assertEquals(
                List.of(
                        "usage-counts empty: usage says 1 servers, 0 cores, 0 MiB; there is no server",
                        "usage-counts p1: usage says 2 servers, 3 cores, 1024 MiB; its servers are 2, 2, 1024",
                        "member-exists nobody: is a member of group g1 and no server"),
                audit.run(database).stream().map(Violation::toString).toList());
    }

    @OnEachDatabase
    void serversWithoutAnyUsageRowAreFound(Database database) {
        cloud(database);
        database.change("lose", tx -> tx.sql().deleteFrom(USAGES).execute());
        assertEquals(List.of(Rule.USAGE_COUNTS), broken(database));
    }
}

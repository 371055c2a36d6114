package nova.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nova.db.action.ActionStore;
import nova.db.audit.Audit;
import nova.db.event.EventStore;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.QueryPlans;
import nova.db.fixture.QueryPlans.Access;
import nova.db.fixture.TestDatabases;
import nova.db.idempotency.IdempotencyStore;
import nova.db.keypair.KeypairStore;
import nova.db.operation.HoldStore;
import nova.db.operation.HostLifeStore;
import nova.db.operation.OperationStore;
import nova.db.operation.SecretStore;
import nova.db.operation.StepStore;
import nova.db.schedule.ClaimStore;
import nova.db.schedule.HostFactsStore;
import nova.db.server.ServerEditStore;
import nova.db.server.ServerStore;
import nova.db.usage.QuotaConfig;
import nova.db.usage.QuotaStore;
import nova.db.usage.UsageStore;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.ActionQuery;
import nova.model.operation.OperationId;
import nova.model.operation.StepRef;
import nova.model.quota.QuotaBounds;
import nova.model.quota.Usage;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.HostChoice;
import nova.model.schedule.HostFacts;
import nova.model.server.ListedServer;
import nova.model.server.ServerAction;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import nova.runtime.secret.Sealer;

/** Hot statements reach their rows through an index; seen by MariaDB's own plans over a crowd of rows. */
class QueryPlanTest {
    private static final ServerId SERVER = new ServerId("s4001");
    private static final ProjectId PROJECT = new ProjectId("p1");
    private static final UserId USER = new UserId("u1");
    private static final OperationId OPERATION = new OperationId("o500");
    private static final HostName HOST = new HostName("h7");

    private static final HostFactsStore.Known NOTHING_KNOWN = new HostFactsStore.Known() {
        @Override
        public long revision(HostId host) {
            return -1;
        }

        @Override
        public boolean service(HostId host, HostFacts.Service service) {
            return false;
        }
    };

    private static final ListedServer.Shown EVERYTHING = new ListedServer.Shown(true);

    /** One row for each process: reading it whole is as good as its key, and the optimizer chooses either. */
    private static final String TINY = "processes";

    private final ServerStore servers = new ServerStore();
    private final ServerEditStore edits = new ServerEditStore();
    private final SecretStore secrets = new SecretStore(new Sealer(List.of()));
    private final OperationStore operations = new OperationStore(secrets);
    private final StepStore steps = new StepStore();
    private final ClaimStore claims = new ClaimStore();
    private final HostFactsStore facts = new HostFactsStore();
    private final HoldStore holds = new HoldStore(claims);
    private final HostLifeStore hosts = new HostLifeStore();
    private final UsageStore usages = new UsageStore();
    private final QuotaStore quotas = new QuotaStore();

    private static void crowd(Database database) {
        database.change(
                "crowd",
                tx -> tx.sql().connection(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (String sql : script().split(";\n")) {
                            if (!sql.isBlank()) {
                                statement.execute(sql);
                            }
                        }
                    }
                }));
    }

    private static String script() {
        try (var in = QueryPlans.class.getResourceAsStream("crowd.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void everyHotStatementUsesAnIndex(Database database) {
        crowd(database);
        QueryPlans plans = new QueryPlans(database);
        Map<String, Consumer<Tx>> hot = new TreeMap<>();
        serverStatements(hot);
        operationStatements(hot);
        hostStatements(hot);
        otherStatements(hot);
        String tableScans = hot.entrySet().stream()
                .flatMap(each -> plans.of(each.getValue()).stream()
                        .filter(Access::wholeTable)
                        .filter(access -> !TINY.equals(access.table()))
                        .map(access -> each.getKey() + ": " + access))
                .collect(Collectors.joining("\n"));
        assertEquals("", tableScans);
    }

    private void serverStatements(Map<String, Consumer<Tx>> hot) {
        hot.put("find a server", tx -> servers.find(tx, SERVER));
        hot.put("state of a server", tx -> servers.state(tx, SERVER));
        hot.put("admit an action", tx -> servers.admit(tx, SERVER, ServerAction.STOP));
        hot.put("servers on a host", tx -> servers.onHost(tx, HOST, Optional.empty(), 100));
        hot.put("list a project", tx -> servers.list(tx, list(Optional.empty())));
        hot.put("list a project after a marker", tx -> servers.list(tx, list(Optional.of(new ServerId("s1001")))));
        hot.put("list a project in detail", tx -> servers.listed(tx, list(Optional.empty()), EVERYTHING));
        hot.put(
                "list a project in detail after",
                tx -> servers.listed(tx, list(Optional.of(new ServerId("s1001"))), EVERYTHING));
        hot.put("names of a project", tx -> servers.names(tx, list(Optional.of(new ServerId("s1001")))));
        hot.put("list all projects", tx -> servers.list(tx, ServerQuery.of(50, ServerFilter.Deleted.of(false))));
        hot.put(
                "list what changed",
                tx -> servers.list(
                        tx,
                        ServerQuery.of(
                                50, new ServerFilter.ChangedSince(tx.now().minusSeconds(90)))));
        hot.put("merge metadata", tx -> edits.mergeMetadata(tx, SERVER, Map.of("k", "w")));
        hot.put("tag", tx -> edits.addTag(tx, SERVER, "u"));
    }

    private static ServerQuery list(Optional<ServerId> marker) {
        List<ServerFilter> filters =
                List.of(new ServerFilter.AnyOf(ServerField.PROJECT, List.of("p1")), ServerFilter.Deleted.of(false));
        return new ServerQuery(filters, List.of(), marker, 50);
    }

    private void operationStatements(Map<String, Consumer<Tx>> hot) {
        hot.put("find an operation", tx -> operations.find(tx, OPERATION));
        hot.put("line of a server", tx -> operations.line(tx, SERVER.value(), 16));
        hot.put("operations due", tx -> operations.due(tx, 50));
        hot.put("orphans", tx -> operations.orphans(tx, Duration.ofSeconds(10), 50));
        hot.put("cancel an operation", tx -> operations.requestCancel(tx, OPERATION));
        hot.put("forget the secrets of a server", tx -> secrets.deleteAllOf(tx, SERVER.value()));
        hot.put("forget the secrets of an operation", tx -> secrets.delete(tx, OPERATION));
        hot.put("journal", tx -> steps.journal(tx, OPERATION));
        hot.put("open steps of hosts", tx -> steps.openAt(tx, List.of(HOST, new HostName("h8")), 50));
        hot.put("actions of a server", tx -> new ActionStore().list(tx, ActionQuery.of(SERVER, 50)));
        hot.put("one action", tx -> new ActionStore().find(tx, SERVER, new RequestId("req-4000")));
    }

    private void hostStatements(Map<String, Consumer<Tx>> hot) {
        HostChoice choice = new HostChoice(new HostId("host-h7"), HOST, "h7", "nova");
        hot.put(
                "claim",
                tx -> claims.claim(
                        tx,
                        new ClaimOrder(OPERATION, new ServerId("new"), choice, Map.of("VCPU", 1L), Optional.empty())));
        hot.put("claims of servers", tx -> claims.heldBy(tx, List.of(SERVER)));
        hot.put("release", tx -> claims.releaseAll(tx, SERVER.value()));
        hot.put("release but where it is", tx -> holds.releaseElsewhere(tx, new ServerId("s4002")));
        hot.put("hosts that changed", tx -> facts.changedSince(tx, tx.now().minusSeconds(10), NOTHING_KNOWN));
        hot.put("leftovers", tx -> holds.leftovers(tx, List.of(HOST), 10));
        hot.put("line of an operation", tx -> operations.lineOf(tx, OPERATION, 16));
        hot.put("step a host asks about", tx -> steps.asked(tx, new StepRef(OPERATION, SERVER, 1, 1)));
        hot.put(
                "heartbeats",
                tx -> hosts.beats(
                        tx, List.of(new HostLifeStore.Beat(hosts.find(tx, HOST).orElseThrow(), 5))));
        hot.put("heartbeat", tx -> hosts.beat(tx, hosts.find(tx, HOST).orElseThrow(), 5));
        hot.put("reachable", tx -> hosts.reachable(tx, HOST));
    }

    private void otherStatements(Map<String, Consumer<Tx>> hot) {
        QuotaBounds bounds = new QuotaBounds(QuotaConfig.DEFAULTS.limits(), Optional.empty());
        hot.put("take quota", tx -> usages.take(tx, PROJECT, USER, Usage.ofServer(1, 1), bounds));
        hot.put("limits", tx -> quotas.bounds(tx, PROJECT, USER, QuotaConfig.DEFAULTS.limits()));
        hot.put("unsent events", tx -> new EventStore().unsent(tx, 50));
        hot.put("events after", tx -> new EventStore().after(tx, 5990, Duration.ZERO, 50));
        hot.put("keypair", tx -> new KeypairStore().find(tx, USER, "key"));
        hot.put("answer by key", tx -> new IdempotencyStore().find(tx, new IdempotencyStore.Key(PROJECT, USER, "k7")));
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void pagesOfAProjectAreReadInOrderWithoutSorting(Database database) {
        crowd(database);
        QueryPlans plans = new QueryPlans(database);
        for (Optional<ServerId> marker : List.of(Optional.<ServerId>empty(), Optional.of(new ServerId("s1001")))) {
            List<Access> found = plans.of(tx -> servers.list(tx, list(marker)));
            Access page = found.stream()
                    .filter(access -> access.table().equals("servers"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("ix_servers_project", page.key(), page.toString());
            assertFalse(found.stream().anyMatch(access -> access.extra().contains("filesort")), found.toString());
        }
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void wholeTableIsSeenWhereThereIsNoIndex(Database database) {
        crowd(database);
        List<Access> found = new QueryPlans(database)
                .of(tx -> servers.list(tx, ServerQuery.of(5, new ServerFilter.Matches(ServerField.NAME, "server7"))));
        assertTrue(found.stream().anyMatch(Access::wholeTable), found.toString());
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void auditOfACrowdIsQuick(Database database) {
        crowd(database);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertFalse(new Audit().run(database).isEmpty()));
    }
}

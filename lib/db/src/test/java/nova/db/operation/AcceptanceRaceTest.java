package nova.db.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.NewOperation;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationSecrets;
import nova.model.operation.Verb;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.runtime.secret.Sealer;

/** Requests that reach one server at the same moment, each on a connection of its own. */
class AcceptanceRaceTest {
    private static final int RACERS = 16;

    private final ServerStore servers = new ServerStore();
    private final SecretStore secrets = new SecretStore(new Sealer(List.of("a key for these tests")));
    private final OperationStore operations = new OperationStore(secrets);

    /** As the API does it: the guarded move and the operation in one transaction. */
    private boolean accept(Database database, ServerId server, ServerAction action, Verb verb, String id) {
        try {
            database.change("accept", tx -> accept(tx, server, action, verb, id));
            return true;
        } catch (NovaException lost) {
            assertEquals(ErrorCode.CONFLICT, lost.code(), lost.toString());
            return false;
        }
    }

    private void accept(Tx tx, ServerId server, ServerAction action, Verb verb, String id) {
        if (!servers.admit(tx, server, action)) {
            throw new NovaException(ErrorCode.CONFLICT, "somebody was first");
        }
        var by = new NewOperation.By(new RequestId("req-" + id), new ProjectId("p1"), new UserId("u1"));
        operations.accept(
                tx,
                NewOperation.visible(
                        new OperationId(id), verb, new OperationOrder.OneServer(server), action.action(), by));
    }

    private int race(Database database, ServerId server, ServerAction action, Verb verb) {
        AtomicInteger accepted = new AtomicInteger();
        Together.run(IntStream.range(0, RACERS)
                .mapToObj(i -> (Runnable) () -> {
                    if (accept(database, server, action, verb, verb + "-" + i)) {
                        accepted.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new));
        return accepted.get();
    }

    private List<Operation> line(Database database, ServerId server) {
        return database.read("line", tx -> operations.line(tx, server.value(), 100));
    }

    private ServerId activeServer(Database database) {
        SampleServers sample = SampleServers.named("web").activeOn("h1");
        database.change("insert", tx -> servers.insert(tx, sample.server()));
        return sample.id();
    }

    @OnEachDatabase
    void ofManyExclusiveRequestsOneIsAccepted(Database database) {
        ServerId server = activeServer(database);
        assertEquals(1, race(database, server, ServerAction.STOP, Verb.STOP_SERVER));
        assertEquals(1, line(database, server).size(), "who lost left no operation");
    }

    @OnEachDatabase
    void ofManyDeletesOneIsAcceptedBehindWhatRuns(Database database) {
        ServerId server = activeServer(database);
        accept(database, server, ServerAction.STOP, Verb.STOP_SERVER, "stop");
        assertEquals(1, race(database, server, ServerAction.DELETE, Verb.DELETE_SERVER));
        List<Operation> line = line(database, server);
        assertEquals(
                List.of(Verb.STOP_SERVER, Verb.DELETE_SERVER),
                line.stream().map(each -> each.work().verb()).toList());
        assertEquals(
                List.of(true, false),
                line.stream().map(each -> each.progress().cancelRequested()).toList());
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void serversDoNotWaitForEachOther(Database database) {
        List<ServerId> many =
                IntStream.range(0, RACERS).mapToObj(i -> activeServer(database)).toList();
        AtomicInteger accepted = new AtomicInteger();
        Together.run(many.stream()
                .map(server -> (Runnable) () -> {
                    if (accept(database, server, ServerAction.STOP, Verb.STOP_SERVER, server.value())) {
                        accepted.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new));
        assertEquals(RACERS, accepted.get());
    }

    /** The boot's transaction stands still with its locks; the delete of another server must end beside it. */
    @OnEachDatabase
    void deletedServersForgetTheirSecretsWithoutWaitingForBoots(Database database) {
        OperationId parked = new OperationId("parked");
        ServerId server = activeServer(database);
        accept(database, server, ServerAction.STOP, Verb.STOP_SERVER, parked.value());
        OperationSecrets kept = new OperationSecrets(Optional.of("password"), Optional.empty(), List.of());
        database.change("keep", tx -> secrets.put(tx, parked, kept));
        database.change("boot", booting -> {
            secrets.put(booting, new OperationId("boot"), kept);
            Together.run(() -> database.change("delete", tx -> secrets.deleteAllOf(tx, server.value())));
        });
        assertEquals(Optional.empty(), database.read("find", tx -> secrets.find(tx, parked)));
        assertEquals(Optional.of(kept), database.read("find", tx -> secrets.find(tx, new OperationId("boot"))));
    }
}

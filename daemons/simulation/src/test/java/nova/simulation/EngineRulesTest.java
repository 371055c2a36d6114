package nova.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nova.conductor.operation.Change;
import nova.conductor.operation.EngineStores;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Steps;
import nova.db.Database;
import nova.db.operation.Advance;
import nova.db.operation.OperatorStore;
import nova.db.server.ServerStore;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder.OneServer;
import nova.model.operation.OperationSecrets;
import nova.model.operation.OperationState;
import nova.model.operation.Verb;
import nova.model.server.Server;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.rpc.contract.Conductor;
import nova.simulation.Users.Wish;
import nova.testkit.baton.Faults;
import nova.testkit.baton.SimulatedPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules of the engine that no flow of ours needs every day, with a flow made for each. */
final class EngineRulesTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final EngineStores stores = EngineStores.sealedBy(World.SEALER);
    private final List<String> did = new ArrayList<>();
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage("rules");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aFlowThatAlwaysThrowsIsParkedWithTheServerInError() {
        Result result = stopWith((steps, order) -> steps.once("boom", String.class, () -> {
            did.add("boom");
            throw new NovaException(ErrorCode.INTERNAL, "does not work");
        }));
        assertEquals(6, did.size(), "once and five retries");
        assertEquals(OperationState.FAILED, result.stop().progress().state());
        assertEquals(
                Optional.of(Advance.PARKED + "does not work"),
                result.stop().progress().message());
        assertEquals(VmState.ERROR, result.server().state().vmState());
        assertEquals("does not work", result.server().fault().orElseThrow().message());
    }

    @Test
    void aFlowThatDoesNotMatchItsJournalIsParkedAtOnce() {
        Result result = stopWith((steps, order) -> {
            steps.record("step " + did.size(), List.of());
            did.add("run");
            steps.once("boom", String.class, () -> {
                throw new NovaException(ErrorCode.INTERNAL, "runs again");
            });
        });
        assertEquals(1, did.size(), "the second run comes to another step than the journal has");
        assertTrue(result.stop().progress().message().orElseThrow().contains("step 1#0"), result.stop()::toString);
        assertEquals(VmState.ERROR, result.server().state().vmState());
    }

    @Test
    void aFlowWithoutEndIsParkedAtItsTwoHundredthStep() {
        Result result = stopWith((steps, order) -> {
            while (true) {
                steps.record("again", List.of());
            }
        });
        assertTrue(result.stop().progress().message().orElseThrow().contains("200"), result.stop()::toString);
    }

    @Test
    void aCancelledFlowUndoesNewestFirst() {
        Result result = stopWith((steps, order) -> {
            steps.once("first", String.class, () -> "1", done -> did.add("undo " + done));
            steps.once("second", String.class, () -> "2", done -> did.add("undo " + done));
            steps.once(
                    "cancel",
                    Boolean.class,
                    () -> stage.database()
                            .write("cancel", tx -> stores.operations().requestCancel(tx, steps.operation())));
            steps.record("goes on", List.of());
            did.add("went on");
            steps.finish(List.of());
        });
        assertEquals(List.of("undo 2", "undo 1"), did);
        assertEquals(OperationState.CANCELLED, result.stop().progress().state());
    }

    @Test
    void aParkedBuildKeepsItsSecretsUntilItsRetryIsOver() {
        Database database = stage.empty();
        World world = new World(11, Faults.Rates.NONE, database, Sabotage.NONE);
        stage.follow(world.baton);
        world.baton.run(world.self, () -> {
            world.open(1, 1);
            await(world, () -> world.running() && world.hostsKnown());
            for (int i = 0; i < 6; i++) {
                world.networks.failNext("findOrCreatePort", new NovaException(ErrorCode.INTERNAL, "does not work"));
            }
            ServerId server =
                    users(world, database).boot(new Wish(1, 1, true, true)).getFirst();
            await(world, () -> idle(database));
            OperationId build = build(database, server).id();
            assertTrue(
                    build(database, server).progress().message().orElseThrow().startsWith(Advance.PARKED));
            assertTrue(secrets(database, build).isPresent());

            boolean retried = database.write("retry", tx -> stores.operations().retryParked(tx, build));
            assertTrue(retried);
            await(world, () -> idle(database));
            assertEquals(OperationState.DONE, build(database, server).progress().state());
            assertEquals(Optional.empty(), secrets(database, build));
        });
    }

    @Test
    void anOperatorWhoGivesUpALiveOperationIsQuoted() {
        Result result = stopWith((steps, order) -> {
            steps.once(
                    "abandon",
                    Boolean.class,
                    () -> stage.database()
                                    .write(
                                            "abandon",
                                            tx -> new OperatorStore().abandon(tx, steps.operation(), "no time"))
                            == OperatorStore.Abandoned.CANCELLING);
            steps.finish(List.of());
        });
        assertEquals(OperationState.CANCELLED, result.stop().progress().state());
        assertEquals("abandoned: no time", result.server().fault().orElseThrow().message());
    }

    private Operation build(Database database, ServerId server) {
        return database.read(
                "build",
                tx -> stores.operations().history(tx, server.value(), 1).getFirst());
    }

    private Optional<OperationSecrets> secrets(Database database, OperationId operation) {
        return database.read("secrets", tx -> stores.secrets().find(tx, operation));
    }

    private Users users(World world, Database database) {
        return new Users(
                new SimulatedPlatform(world.self),
                database,
                new SimulatedRpc(world.self, world.bus, "nova").client(Conductor.class),
                stores.operations());
    }

    private record Result(Operation stop, Server server) {}

    /** Boots a server in a calm world and stops it with this flow instead of ours. */
    private Result stopWith(BiConsumer<Steps, OneServer> body) {
        Database database = stage.empty();
        World world = new World(11, Faults.Rates.NONE, database, new Sabotage() {
            @Override
            public List<Flow<?>> flows(List<Flow<?>> flows) {
                return Stream.concat(flows.stream(), Stream.of(new StopFlow(body)))
                        .toList();
            }
        });
        stage.follow(world.baton);
        List<Result> results = new ArrayList<>();
        world.baton.run(world.self, () -> {
            world.open(1, 1);
            await(world, () -> world.running() && world.hostsKnown());
            Users users = users(world, database);
            ServerId server = users.boot(new Wish(1, 1, false, false)).getFirst();
            await(world, () -> idle(database));
            assertTrue(users.act(server, ServerAction.STOP));
            await(world, () -> idle(database));
            results.add(database.read(
                    "result",
                    tx -> new Result(
                            stores.operations().history(tx, server.value(), 10).getLast(),
                            new ServerStore().find(tx, server).orElseThrow())));
        });
        return results.getFirst();
    }

    private boolean idle(Database database) {
        return database.read("idle", tx -> stores.operations().live(tx, 1).isEmpty());
    }

    private static void await(World world, java.util.function.BooleanSupplier condition) {
        if (!world.baton.await(condition, STEP, LIMIT)) {
            throw new AssertionError("not within " + LIMIT);
        }
    }

    /** The later of two flows of one verb and version counts. */
    private record StopFlow(BiConsumer<Steps, OneServer> body) implements Flow<OneServer> {
        @Override
        public Verb verb() {
            return Verb.STOP_SERVER;
        }

        @Override
        public Class<OneServer> orderType() {
            return OneServer.class;
        }

        @Override
        public void run(Steps steps, OneServer order) {
            body.accept(steps, order);
        }

        @Override
        public List<Change> givenUp(OneServer order, String reason) {
            return List.of(new Change.MoveIfAllowed(ServerMove.of(order.server(), ServerMove.anyButDeleting())
                    .vm(VmState.ERROR)
                    .task(TaskState.NONE)
                    .fault(500, reason, "")));
        }

        @Override
        public List<Change> hostSilent(OneServer order, String reason) {
            return List.of();
        }
    }
}

package nova.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nova.conductor.operation.EngineStores;
import nova.db.CommitCounter;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.rpc.contract.Conductor;
import nova.simulation.Users.Wish;
import nova.testkit.baton.Faults;
import nova.testkit.baton.SimulatedPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 12 of design.md §4: boot 6, delete 4, plus one per wiring step. Liveness is batched and does not count. */
final class CommitBudgetTest {
    private static final Set<String> LIVENESS = Set.of("beat", "note heartbeats", "note power state", "judge host");
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A scheduler that has not seen the hosts yet looks twice. */
    private static final Duration SCHEDULER_KNOWS = Duration.ofSeconds(15);

    private final EngineStores stores = EngineStores.sealedBy(World.SEALER);
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage("budget");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aBootTakesSixCommitsAndADeleteFour() {
        Budget budget = spend(new Wish(1, 1, false, false));
        assertEquals(6, sum(budget.boot()), budget.boot()::toString);
        assertEquals(4, sum(budget.delete()), budget.delete()::toString);
    }

    @Test
    void aNetworkAddsOneCommitToEach() {
        Budget budget = spend(new Wish(1, 1, true, true));
        assertEquals(7, sum(budget.boot()), budget.boot()::toString);
        assertEquals(5, sum(budget.delete()), budget.delete()::toString);
    }

    private record Budget(Map<String, Long> boot, Map<String, Long> delete) {}

    private Budget spend(Wish wish) {
        CommitCounter counter = new CommitCounter(stage.empty());
        World world = new World(7, Faults.Rates.NONE, counter, Sabotage.NONE);
        stage.follow(world.baton);
        Map<String, Long> boot = new TreeMap<>();
        Map<String, Long> delete = new TreeMap<>();
        world.baton.run(world.self, () -> {
            world.open(1, 1);
            await(world, () -> world.running() && world.hostsKnown());
            world.baton.sleepFor(SCHEDULER_KNOWS);
            Users users = new Users(
                    new SimulatedPlatform(world.self),
                    counter,
                    new SimulatedRpc(world.self, world.bus, "nova").client(Conductor.class),
                    stores.operations());
            counter.reset();
            List<ServerId> servers = users.boot(wish);
            await(world, () -> idle(counter));
            boot.putAll(counter.byName());
            counter.reset();
            users.act(servers.getFirst(), ServerAction.DELETE);
            await(world, () -> idle(counter));
            delete.putAll(counter.byName());
        });
        LIVENESS.forEach(boot::remove);
        LIVENESS.forEach(delete::remove);
        return new Budget(boot, delete);
    }

    private boolean idle(CommitCounter database) {
        return database.read("idle", tx -> stores.operations().live(tx, 1).isEmpty());
    }

    private static void await(World world, java.util.function.BooleanSupplier condition) {
        if (!world.baton.await(condition, STEP, LIMIT)) {
            throw new AssertionError("not within " + LIMIT);
        }
    }

    private static long sum(Map<String, Long> commits) {
        return commits.values().stream().mapToLong(Long::longValue).sum();
    }
}

package nova.db.retention;

import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleOperations;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerStore;

class RetentionStoreTest {
    private final RetentionStore retention = new RetentionStore();
    private final ServerStore servers = new ServerStore();

    private Map<String, Integer> remove(Database database) {
        return database.write("remove", tx -> retention.removeDeleted(tx, Optional.empty(), 10));
    }

    private static void step(Tx tx, String operation) {
        tx.sql()
                .insertInto(OPERATION_STEPS)
                .set(OPERATION_STEPS.OPERATION_ID, operation)
                .set(OPERATION_STEPS.SEQUENCE, 1)
                .set(OPERATION_STEPS.NAME, "build")
                .set(OPERATION_STEPS.STATE, "done")
                .set(OPERATION_STEPS.RESULT, "{}")
                .set(OPERATION_STEPS.STARTED_AT, tx.now())
                .execute();
    }

    @OnEachDatabase
    void deletedServerGoesWithAllThatWasItsAndOthersStay(Database database) {
        SampleServers gone =
                SampleServers.named("gone").withMetadata(Map.of("a", "b"), "t").deleted();
        SampleServers there = SampleServers.named("there").withMetadata(Map.of("a", "b"), "t");
        database.change("insert", tx -> {
            servers.insert(tx, gone.server());
            servers.insert(tx, there.server());
            SampleOperations.insert(tx, "o1", gone.id(), "delete", "done");
            SampleOperations.insert(tx, "o2", there.id(), "create", "done");
            step(tx, "o1");
            step(tx, "o2");
        });
        assertEquals(
                Map.of("operation_steps", 1, "operations", 1, "server_metadata", 1, "server_tags", 1, "servers", 1),
                remove(database));
        assertEquals(Map.of(), remove(database));
        assertEquals(
                Optional.of(there.id()),
                database.read("find", tx -> servers.find(tx, there.id())).map(server -> server.id()));
    }

    @OnEachDatabase
    void serverWithWorkLeftIsKept(Database database) {
        SampleServers gone = SampleServers.named("gone").deleted();
        database.change("insert", tx -> {
            servers.insert(tx, gone.server());
            SampleOperations.insert(tx, "o1", gone.id(), "delete", "waiting");
        });
        assertEquals(Map.of(), remove(database));
    }

    @OnEachDatabase
    void oldStepsLoseTheirContentsOnce(Database database) {
        SampleServers server = SampleServers.named("web");
        database.change("insert", tx -> {
            SampleOperations.insert(tx, "o1", server.id(), "stop", "done");
            step(tx, "o1");
        });
        int young = database.write(
                "forget", tx -> retention.forgetSteps(tx, tx.now().minus(Duration.ofDays(7))));
        int old = database.write(
                "forget", tx -> retention.forgetSteps(tx, tx.now().plusSeconds(1)));
        int again = database.write(
                "forget", tx -> retention.forgetSteps(tx, tx.now().plusSeconds(1)));
        assertEquals(0, young);
        assertEquals(1, old);
        assertEquals(0, again);
    }
}

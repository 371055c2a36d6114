package nova.db.action;

import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleOperations;
import nova.model.context.RequestId;
import nova.model.error.NovaException;
import nova.model.operation.ActionQuery;
import nova.model.operation.ServerActionRecord;
import nova.model.operation.StepState;
import nova.model.server.ServerId;

class ActionStoreTest {
    private static final ServerId SERVER = new ServerId("s1");

    private final ActionStore actions = new ActionStore();

    private static void step(Tx tx, String operation, int sequence, String event) {
        tx.sql()
                .insertInto(OPERATION_STEPS)
                .set(OPERATION_STEPS.OPERATION_ID, operation)
                .set(OPERATION_STEPS.SEQUENCE, sequence)
                .set(OPERATION_STEPS.NAME, "step" + sequence)
                .set(OPERATION_STEPS.EVENT, event)
                .set(OPERATION_STEPS.HOST, "h1")
                .set(OPERATION_STEPS.STATE, "done")
                .set(OPERATION_STEPS.STARTED_AT, tx.now())
                .set(OPERATION_STEPS.FINISHED_AT, tx.now())
                .execute();
    }

    @OnEachDatabase
    void publicOperationsAreActionsNewestFirstAndPaged(Database database) {
        database.change("insert", tx -> {
            SampleOperations.insert(tx, "o1", SERVER, "create", "done");
            SampleOperations.insert(tx, "o2", SERVER, "stop", "failed");
            SampleOperations.insertInternal(tx, "o3", SERVER, "sync");
            SampleOperations.insert(tx, "o4", SERVER, "start", "waiting");
        });
        List<ServerActionRecord> all = list(database, ActionQuery.of(SERVER, 10));
        assertEquals(
                List.of("start", "stop", "create"),
                all.stream().map(ServerActionRecord::action).toList());
        assertEquals(Optional.of("Error"), all.get(1).message());
        assertEquals(Optional.empty(), all.get(2).message());
        var second =
                new ActionQuery(SERVER, Optional.of(all.getFirst().request()), Optional.empty(), Optional.empty(), 1);
        assertEquals("stop", list(database, second).getFirst().action());
        var future = new ActionQuery(
                SERVER, Optional.empty(), Optional.of(Instant.parse("2100-01-01T00:00:00Z")), Optional.empty(), 9);
        assertEquals(List.of(), list(database, future));
    }

    private List<ServerActionRecord> list(Database database, ActionQuery query) {
        return database.read("list", tx -> actions.list(tx, query));
    }

    @OnEachDatabase
    void unknownMarkerIsRefused(Database database) {
        var query =
                new ActionQuery(SERVER, Optional.of(new RequestId("req-none")), Optional.empty(), Optional.empty(), 1);
        NovaException refused = assertThrows(NovaException.class, () -> list(database, query));
        assertEquals("Marker None could not be found.", refused.getMessage());
    }

    @OnEachDatabase
    void onlyPublicStepsAreEvents(Database database) {
        database.change("insert", tx -> {
            SampleOperations.insert(tx, "o1", SERVER, "create", "done");
            step(tx, "o1", 1, "conductor_schedule");
            step(tx, "o1", 2, null);
            step(tx, "o1", 3, "compute__do_build_and_run_instance");
        });
        ServerActionRecord action = database.read("find", tx -> actions.find(tx, SERVER, new RequestId("req-o1")))
                .orElseThrow();
        assertEquals(
                List.of("compute__do_build_and_run_instance", "conductor_schedule"),
                action.events().stream().map(ServerActionRecord.Event::name).toList());
        assertEquals(StepState.DONE, action.events().getFirst().state());
    }
}

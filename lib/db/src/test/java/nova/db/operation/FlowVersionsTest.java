package nova.db.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.operation.ProcessStore.NewProcess;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.ProcessId;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import nova.runtime.secret.Sealer;

/** Two releases of the conductor run together, and the newer one has a second version of one flow. */
class FlowVersionsTest {
    private static final String OLD = "BUILD_SERVER=1,STOP_SERVER=1";
    private static final String NEW = "BUILD_SERVER=1,STOP_SERVER=1,STOP_SERVER=2";
    private static final ServerId SERVER = new ServerId("00000000-0000-4000-8000-000000000001");

    private final ProcessStore processes = new ProcessStore();
    private final OperationStore operations =
            new OperationStore(new SecretStore(new Sealer(List.of())), new FlowVersions(Map.of(Verb.STOP_SERVER, 2)));
    private int accepted;

    private void register(Database database, String id, String program, String flows) {
        database.change(
                "register",
                tx -> processes.register(tx, new NewProcess(new ProcessId(id), program, "host", "1.0.0", flows)));
    }

    private int acceptedVersion(Database database, Verb verb) {
        OperationId id = new OperationId("o" + ++accepted);
        var by = new NewOperation.By(new RequestId("req-1"), new ProjectId("p1"), new UserId("u1"));
        NewOperation operation = NewOperation.visible(id, verb, new OperationOrder.OneServer(SERVER), "any", by);
        database.change("accept", tx -> operations.accept(tx, operation));
        return database.read("find", tx -> operations.find(tx, id))
                .orElseThrow()
                .work()
                .version();
    }

    @OnEachDatabase
    void theNewVersionWaitsForTheLastOldConductor(Database database) {
        register(database, "c-old", "nova-conductor", OLD);
        register(database, "c-new", "nova-conductor", NEW);
        register(database, "s", "nova-scheduler", "");
        assertEquals(1, acceptedVersion(database, Verb.STOP_SERVER));
        database.change("stop", tx -> processes.stopped(tx, new ProcessId("c-old")));
        assertEquals(2, acceptedVersion(database, Verb.STOP_SERVER));
        assertEquals(1, acceptedVersion(database, Verb.BUILD_SERVER));
    }

    @OnEachDatabase
    void aConductorOfTheNextReleaseIsNotAheadOfThisOne(Database database) {
        register(database, "c-next", "nova-conductor", NEW + ",STOP_SERVER=3");
        assertEquals(2, acceptedVersion(database, Verb.STOP_SERVER));
    }
}

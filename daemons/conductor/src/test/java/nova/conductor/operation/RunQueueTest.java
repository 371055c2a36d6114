package nova.conductor.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.conductor.fixture.ManualPlatform;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.operation.NewOperation;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationState;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import org.junit.jupiter.api.Test;

class RunQueueTest {
    private final ManualPlatform platform = new ManualPlatform();
    private final List<String> ran = new ArrayList<>();
    private Runnable during = () -> {};

    private RunQueue queue(int maxRuns) {
        return new RunQueue(platform, maxRuns, id -> {
            Runnable once = during;
            during = () -> {};
            once.run();
            ran.add(id.value());
        });
    }

    private static Operation operation(String id, Verb verb, String server, String project) {
        NewOperation.By by = new NewOperation.By(new RequestId("req-1"), new ProjectId(project), new UserId("u1"));
        return new Operation(
                new OperationId(id),
                1,
                server,
                new Operation.Work(verb, 1, new OperationOrder.OneServer(new ServerId(server)), "any", true),
                by,
                new Operation.Progress(OperationState.READY, 0, Optional.empty(), false, 0, Optional.empty()));
    }

    private static String server(int number) {
        return "00000000-0000-4000-8000-00000000000" + number;
    }

    @Test
    void deletesGoBeforeBuildsThatCameEarlier() {
        RunQueue queue = queue(1);
        queue.submit(operation("build1", Verb.BUILD_SERVER, server(1), "p1"));
        queue.submit(operation("build2", Verb.BUILD_SERVER, server(2), "p1"));
        queue.submit(operation("delete", Verb.DELETE_SERVER, server(3), "p1"));
        platform.runStarted();
        assertEquals(List.of("delete", "build1", "build2"), ran);
        assertEquals(0, queue.size());
    }

    @Test
    void aProjectWithManyOperationsDoesNotHoldUpAnother() {
        RunQueue queue = queue(1);
        for (int number = 1; number <= 3; number++) {
            queue.submit(operation("much" + number, Verb.STOP_SERVER, server(number), "much"));
        }
        queue.submit(operation("little", Verb.STOP_SERVER, server(4), "little"));
        platform.runStarted();
        assertEquals(List.of("much1", "little", "much2", "much3"), ran);
    }

    @Test
    void oneServersOperationsNeverRunTogether() {
        RunQueue queue = queue(2);
        during = () -> {
            queue.submit(operation("second", Verb.STOP_SERVER, server(1), "p1"));
            queue.submit(operation("other", Verb.STOP_SERVER, server(2), "p1"));
            platform.runStarted();
            assertEquals(List.of("other"), ran, "another server's goes on meanwhile, this one's waits");
        };
        queue.submit(operation("first", Verb.STOP_SERVER, server(1), "p1"));
        platform.runStarted();
        assertEquals(List.of("other", "first", "second"), ran);
    }

    @Test
    void anOperationOfferedTwiceRunsOnce() {
        RunQueue queue = queue(1);
        Operation stop = operation("stop", Verb.STOP_SERVER, server(1), "p1");
        queue.submit(stop);
        queue.submit(stop);
        assertTrue(queue.has(stop.id()));
        assertEquals(1, queue.size());
        platform.runStarted();
        assertEquals(List.of("stop"), ran);
        assertFalse(queue.has(stop.id()));
    }

    @Test
    void aFullQueueTakesNoMoreAndAClosedOneNothing() {
        RunQueue queue = queue(1);
        for (int number = 0; number <= RunQueue.MAX_QUEUED; number++) {
            queue.submit(operation("o" + number, Verb.STOP_SERVER, server(1), "p1"));
        }
        assertEquals(RunQueue.MAX_QUEUED, queue.size());
        assertFalse(queue.has(new OperationId("o" + RunQueue.MAX_QUEUED)));
        queue.close();
        queue.submit(operation("late", Verb.STOP_SERVER, server(2), "p1"));
        platform.runStarted();
        assertEquals(List.of(), ran);
    }
}

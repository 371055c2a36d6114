package nova.conductor.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Steps;
import nova.conductor.operation.Steps.Failure;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.schedule.Explanation;
import nova.model.schedule.Selection;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.TaskState;
import nova.rpc.contract.Scheduler;
import nova.rpc.contract.Scheduler.SelectHosts;
import nova.rpc.contract.Scheduler.SelectionAnswer;

/** Several alike servers of one request: one selection, for all or for none; then one build each. */
public final class CreateServers implements Flow<OperationOrder.CreateServers> {
    private static final String ACTION = "create";
    private static final String FAILED_EVENT = "conductor_schedule_and_build_instances";

    private final Scheduler scheduler;

    public CreateServers(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Verb verb() {
        return Verb.CREATE_SERVERS;
    }

    @Override
    public Class<OperationOrder.CreateServers> orderType() {
        return OperationOrder.CreateServers.class;
    }

    @Override
    public void run(Steps steps, OperationOrder.CreateServers order) {
        // Twice is harmless: claims are keyed by server and operation.
        SelectionAnswer answer =
                steps.once("select_destinations", SelectionAnswer.class, () -> select(steps.operation(), order));
        if (answer.selections().isEmpty()) {
            steps.fail(failure(steps, order, answer.explanation()));
            return;
        }
        List<Change> builds = new ArrayList<>();
        for (Selection selection : answer.selections()) {
            OperationOrder build = new OperationOrder.BuildServer(selection.server(), order.plan(), selection.hosts());
            // A server that is being deleted by now gets no build, and what was claimed for it is freed.
            builds.add(new Change.StartFor(
                    ServerMove.of(selection.server(), ServerMove.anyButDeleting())
                            .task(TaskState.SCHEDULING),
                    operation(steps, Verb.BUILD_SERVER, build)));
        }
        steps.finish(builds);
    }

    private SelectionAnswer select(OperationId operation, OperationOrder.CreateServers order) {
        int alternates = order.plan().maxAttempts() - 1;
        return scheduler.select(
                new SelectHosts(operation, order.servers(), order.plan().wish(), alternates, false));
    }

    private static Failure failure(Steps steps, OperationOrder.CreateServers order, Explanation explanation) {
        String message = BuildServer.noValidHost(explanation);
        List<Change> changes = new ArrayList<>();
        for (ServerId server : order.servers()) {
            changes.addAll(BuildServer.givenUp(server, message));
            changes.add(new Change.Explain(server, message, explanation));
            OperationOrder build = new OperationOrder.BuildServer(server, order.plan(), List.of());
            changes.add(new Change.RecordFailed(operation(steps, Verb.BUILD_SERVER, build), FAILED_EVENT, message));
        }
        return Failure.of(message, changes);
    }

    /** The id follows from the parent and the server, so that every run of this flow names it alike. */
    private static NewOperation operation(Steps steps, Verb verb, OperationOrder order) {
        String name = steps.operation() + " " + order.subject();
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return NewOperation.visible(new OperationId(id), verb, order, ACTION, steps.by());
    }

    @Override
    public List<Change> givenUp(OperationOrder.CreateServers order, String reason) {
        List<Change> changes = new ArrayList<>();
        order.servers().forEach(server -> changes.addAll(BuildServer.givenUp(server, reason)));
        return changes;
    }

    /** It never waits for a host. */
    @Override
    public List<Change> hostSilent(OperationOrder.CreateServers order, String reason) {
        return List.of();
    }
}

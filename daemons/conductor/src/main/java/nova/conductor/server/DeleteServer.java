package nova.conductor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Send;
import nova.conductor.operation.Steps;
import nova.conductor.operation.Steps.Failure;
import nova.conductor.server.ServerFacts.Estate;
import nova.model.host.HostName;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationOrder;
import nova.model.operation.StepOutcome.Cancelled;
import nova.model.operation.StepOutcome.Done;
import nova.model.operation.StepOutcome.Failed;
import nova.model.operation.StepOutcome.HostLost;
import nova.model.operation.StepOutcome.NotBegun;
import nova.model.operation.StepOutcome.Refused;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * Deletes a server from whatever state it is in: clears every host that may have something of it and every port, then
 * marks it deleted. A host that does not answer does not hold it up: what may be there becomes a leftover that keeps its
 * claim until the host is back and has cleared it.
 */
public final class DeleteServer implements Flow<OperationOrder.OneServer> {
    private static final String EVENT = "compute_terminate_instance";

    private final ServerFacts facts;
    private final ServerPorts ports;

    public DeleteServer(ServerFacts facts, ServerPorts ports) {
        this.facts = facts;
        this.ports = ports;
    }

    @Override
    public Verb verb() {
        return Verb.DELETE_SERVER;
    }

    @Override
    public Class<OperationOrder.OneServer> orderType() {
        return OperationOrder.OneServer.class;
    }

    @Override
    public boolean leavesSilentHosts() {
        return true;
    }

    @Override
    public void run(Steps steps, OperationOrder.OneServer order) {
        ServerId server = order.server();
        Estate estate = steps.look("estate", Estate.class, () -> facts.estateOf(server));
        List<Change> end = new ArrayList<>();
        for (HostName host : estate.hosts()) {
            switch (steps.order(Send.to(host, "destroy", EVENT), () -> new GuestOrder.Destroy(server))) {
                case Done _ -> {}
                case NotBegun(var reason) -> end.add(new Change.Leave(server, host, reason));
                case HostLost(var reason) -> end.add(new Change.Leave(server, host, reason));
                case Refused(var reason) -> {
                    steps.fail(staysInError(server, reason));
                    return;
                }
                case Failed(var code, var reason, var power) -> {
                    steps.fail(staysInError(server, reason));
                    return;
                }
                case Cancelled _ -> {
                    steps.fail(staysInError(server, "The host stopped deleting the server."));
                    return;
                }
            }
        }
        if (estate.wired()) {
            // Twice is harmless: ports are looked up by server, and gone is success.
            steps.once("unwire", Boolean.class, () -> {
                ports.disconnect(server);
                return true;
            });
        }
        end.add(new Change.Gone(server));
        steps.finish(end);
    }

    /** It may be deleted again from there. */
    private static Failure staysInError(ServerId server, String reason) {
        return Failure.of(reason, errors(server, reason));
    }

    private static List<Change> errors(ServerId server, String reason) {
        ServerMove move = ServerMove.of(server, Set.of(TaskState.DELETING))
                .vm(VmState.ERROR)
                .task(TaskState.NONE)
                .fault(500, reason, "");
        return List.of(new Change.MoveIfAllowed(move));
    }

    @Override
    public List<Change> givenUp(OperationOrder.OneServer order, String reason) {
        return errors(order.server(), reason);
    }

    /** Silent hosts are left, not waited for. */
    @Override
    public List<Change> hostSilent(OperationOrder.OneServer order, String reason) {
        return List.of();
    }
}

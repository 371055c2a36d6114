package nova.api.power;

import static java.util.Objects.requireNonNull;

import nova.api.Alongside;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.Server;
import nova.model.server.ServerAction;
import nova.model.server.ServerState;
import nova.model.server.TaskState;
import nova.rpc.contract.Conductor.WakeOperation;

/**
 * Accepts an exclusive action on one server: the guarded move of its task state and the operation are one transaction;
 * of two requests one wins and the other gets a conflict that names the state.
 */
public final class AcceptAction {
    private final ApiContext context;

    public AcceptAction(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** What is to be done: the move, the verb of the flow and its order. */
    public record Wanted(ServerAction action, Verb verb, OperationOrder order) {
        public Wanted {
            requireNonNull(action, "action");
            requireNonNull(verb, "verb");
            requireNonNull(order, "order");
        }
    }

    /** Refuses in Nova's order: locked, without a host, in a wrong state. */
    public void run(Server server, Wanted wanted, Alongside<OperationId> alongside) {
        requireUnlocked(server);
        boolean needsHost = wanted.action() == ServerAction.STOP || wanted.action() == ServerAction.START;
        if (needsHost && server.place().host().isEmpty()) {
            throw new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is not ready");
        }
        OperationId id = new OperationId(context.platform().newId());
        context.database().change("accept " + wanted.action().action(), tx -> {
            if (!context.stores().servers().admit(tx, server.id(), wanted.action())) {
                throw refusal(tx, server, wanted.action());
            }
            context.stores().operations().accept(tx, operation(id, wanted));
            alongside.write(tx, id);
        });
        context.peers().conductor().wake(new WakeOperation(id));
    }

    /** Deletes from any state; a server that is being deleted already is left to it. */
    public void delete(Server server, Alongside<OperationId> alongside) {
        requireUnlocked(server);
        Wanted wanted = new Wanted(ServerAction.DELETE, Verb.DELETE_SERVER, new OperationOrder.OneServer(server.id()));
        OperationId id = new OperationId(context.platform().newId());
        boolean accepted = context.database().write("accept delete", tx -> {
            if (!context.stores().servers().admit(tx, server.id(), ServerAction.DELETE)) {
                return false;
            }
            context.stores().operations().accept(tx, operation(id, wanted));
            alongside.write(tx, id);
            return true;
        });
        if (accepted) {
            context.peers().conductor().wake(new WakeOperation(id));
        }
    }

    private void requireUnlocked(Server server) {
        if (server.state().lockedBy().isPresent() && !context.policy().isAdmin()) {
            throw new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is locked");
        }
    }

    private NovaException refusal(Tx tx, Server server, ServerAction action) {
        ServerState now = context.stores()
                .servers()
                .state(tx, server.id())
                .filter(state -> !state.deleted())
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Instance " + server.id() + " could not be found."));
        return new NovaException(ErrorCode.CONFLICT, StateConflict.message(server, now, action));
    }

    private static NewOperation operation(OperationId id, Wanted wanted) {
        RequestContext who = RequestContext.CURRENT.get();
        NewOperation.By by = new NewOperation.By(who.request(), who.project(), who.user());
        return NewOperation.visible(
                id, wanted.verb(), wanted.order(), wanted.action().action(), by);
    }

    /** Nova's words for a state that forbids an action. */
    static final class StateConflict {
        private StateConflict() {}

        static String message(Server server, ServerState now, ServerAction action) {
            if (!action.vmStates().contains(now.vmState())) {
                return message(server, action, "vm_state", now.vmState().word());
            }
            if (!action.taskStates().contains(now.taskState())) {
                return now.taskState() == TaskState.NONE
                        ? invalid(server, action)
                        : message(server, action, "task_state", now.taskState().word());
            }
            return invalid(server, action);
        }

        private static String message(Server server, ServerAction action, String attribute, String value) {
            return "Cannot '" + action.word() + "' instance " + server.id() + " while it is in " + attribute + " "
                    + value;
        }

        private static String invalid(Server server, ServerAction action) {
            return "Instance " + server.id() + " is in an invalid state for '" + action.word() + "'";
        }
    }
}

package nova.api.reset;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.operation.ResetStore;
import nova.db.signal.ExternalEventStore;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.Server;
import nova.model.server.VmState;
import nova.model.signal.ExternalEvent;
import nova.rpc.contract.Conductor.WakeOperation;

/**
 * Sets the state of a server whatever it is doing; what runs for it is closed where it is, and what that may have left
 * is for an audit of the server. At once, recorded as a finished action; a lock does not matter, as only administrators
 * get here.
 */
final class ResetServer {
    private final ApiContext context;
    private final ResetStore store = new ResetStore();
    private final ExternalEventStore events = new ExternalEventStore();

    ResetServer(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    void to(Server server, VmState state) {
        RequestContext who = RequestContext.CURRENT.get();
        NewOperation.By by = new NewOperation.By(who.request(), who.project(), who.user());
        OperationOrder order = new OperationOrder.OneServer(server.id());
        NewOperation finished = NewOperation.visible(newId(), Verb.RESET_SERVER, order, "resetState", by);
        NewOperation audit = NewOperation.internal(newId(), Verb.AUDIT_SERVER, order, by);
        context.database().change("reset server state", tx -> {
            if (!store.reset(tx, server.id(), state)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Instance " + server.id() + " could not be found.");
            }
            context.stores().operations().recordFinished(tx, finished, true);
            context.stores().operations().accept(tx, audit);
            // Nobody knows what became of its ports.
            ExternalEvent changed =
                    new ExternalEvent(server.id(), "network-changed", Optional.empty(), "completed", by.request());
            events.append(tx, List.of(changed));
        });
        context.peers().conductor().wake(new WakeOperation(audit.id()));
    }

    private OperationId newId() {
        return new OperationId(context.platform().newId());
    }
}

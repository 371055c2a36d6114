package nova.api.reset;

import static java.util.Objects.requireNonNull;

import nova.api.ApiContext;
import nova.db.operation.ResetStore;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.Server;
import nova.model.server.VmState;

/**
 * Sets the state of a server whatever it is doing; what runs for it is closed where it is. At once, recorded as a
 * finished action; a lock does not matter, as only administrators get here.
 */
final class ResetServer {
    private final ApiContext context;
    private final ResetStore store = new ResetStore();

    ResetServer(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    void to(Server server, VmState state) {
        RequestContext who = RequestContext.CURRENT.get();
        NewOperation finished = NewOperation.visible(
                new OperationId(context.platform().newId()),
                Verb.RESET_SERVER,
                new OperationOrder.OneServer(server.id()),
                "resetState",
                new NewOperation.By(who.request(), who.project(), who.user()));
        context.database().change("reset server state", tx -> {
            if (!store.reset(tx, server.id(), state)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Instance " + server.id() + " could not be found.");
            }
            context.stores().operations().recordFinished(tx, finished, true);
        });
    }
}

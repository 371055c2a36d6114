package nova.api.lock;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.db.Tx;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.PublicEvent;
import nova.model.operation.Verb;
import nova.model.server.Server;

/** Locks a server against its own project's members, or lets them at it again. One transaction each. */
final class LockServer {
    private static final String OWNER = "owner";
    private static final String ADMIN = "admin";

    private final ApiContext context;

    LockServer(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** An owner's second lock changes nothing; an administrator's replaces who and why. */
    void lock(Server server, Optional<String> reason) {
        boolean owner = isOwner(server);
        if (owner && server.state().lockedBy().isPresent()) {
            return;
        }
        context.database().change("lock server", tx -> {
            require(context.stores().edits().lock(tx, server.id(), owner ? OWNER : ADMIN, reason), server);
            record(tx, finished(server, Verb.LOCK_SERVER, "lock"), "api_lock");
        });
    }

    /** An administrator's lock takes a right of its own to undo. */
    void unlock(Server server) {
        String mine = isOwner(server) ? OWNER : ADMIN;
        if (server.state().lockedBy().filter(by -> !by.equals(mine)).isPresent()) {
            context.policy()
                    .enforce("os_compute_api:os-lock-server:unlock:unlock_override", ServerLookup.target(server));
        }
        context.database().change("unlock server", tx -> {
            require(context.stores().edits().unlock(tx, server.id()), server);
            record(tx, finished(server, Verb.UNLOCK_SERVER, "unlock"), "api_unlock");
        });
    }

    private void record(Tx tx, NewOperation operation, String event) {
        context.stores().operations().recordDone(tx, operation, PublicEvent.at(context.host(), event));
    }

    private static boolean isOwner(Server server) {
        return server.identity().project().equals(RequestContext.CURRENT.get().project());
    }

    private NewOperation finished(Server server, Verb verb, String action) {
        RequestContext who = RequestContext.CURRENT.get();
        return NewOperation.visible(
                new OperationId(context.platform().newId()),
                verb,
                new OperationOrder.OneServer(server.id()),
                action,
                new NewOperation.By(who.request(), who.project(), who.user()));
    }

    private static void require(boolean there, Server server) {
        if (!there) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Instance " + server.id() + " could not be found.");
        }
    }
}

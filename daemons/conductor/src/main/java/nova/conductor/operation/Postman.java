package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.operation.SecretStore;
import nova.model.context.RequestContext;
import nova.model.error.NovaException;
import nova.model.operation.GuestOrder;
import nova.model.operation.Operation;
import nova.model.operation.OperationSecrets;
import nova.model.operation.Step;
import nova.model.operation.StepRef;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost;
import nova.runtime.json.JsonCodec;

/** Sends journaled orders. A message that is lost is sent again by the watch over heartbeats. */
final class Postman {
    private static final Logger LOG = System.getLogger(Postman.class.getName());

    private final Database database;
    private final SecretStore secrets;
    private final ComputeHost hosts;

    Postman(Database database, SecretStore secrets, ComputeHost hosts) {
        this.database = database;
        this.secrets = secrets;
        this.hosts = hosts;
    }

    void send(Operation operation, Step step) {
        StepRef ref = refOf(operation, step);
        try {
            GuestOrder order = JsonCodec.read(Send.Request.class, step.request().orElseThrow())
                    .order();
            ComputeHost.StepOrder message = new ComputeHost.StepOrder(ref, withSecrets(operation, order));
            inContext(operation, () -> hosts.perform(step.host().orElseThrow(), message));
        } catch (NovaException failed) {
            LOG.log(Level.WARNING, "order not sent, comes again operation=" + operation.id(), failed);
        }
    }

    /** Asks the host to stop a step it runs. */
    void cancel(Operation operation, Step step) {
        ComputeHost.CancelStep message = new ComputeHost.CancelStep(refOf(operation, step));
        try {
            inContext(operation, () -> hosts.cancel(step.host().orElseThrow(), message));
        } catch (NovaException failed) {
            LOG.log(Level.WARNING, "cancel not sent, comes again operation=" + operation.id(), failed);
        }
    }

    static StepRef refOf(Operation operation, Step step) {
        return new StepRef(operation.id(), new ServerId(operation.subject()), step.sequence(), step.attempt());
    }

    /** Secrets join the order on its way out; no row ever has both. */
    private GuestOrder withSecrets(Operation operation, GuestOrder order) {
        if (operation.work().verb() != Verb.BUILD_SERVER || !(order instanceof GuestOrder.Build build)) {
            return order;
        }
        Optional<OperationSecrets> found = database.read("find secrets", tx -> secrets.find(tx, operation.id()));
        return found.map(secret -> SecretFiles.into(build, secret)).orElse(build);
    }

    private static void inContext(Operation operation, Runnable body) {
        ScopedValue.where(RequestContext.CURRENT, contextOf(operation)).run(body);
    }

    static RequestContext contextOf(Operation operation) {
        return new RequestContext(
                operation.by().request(),
                Optional.empty(),
                operation.by().project(),
                operation.by().user(),
                List.of(),
                Optional.empty());
    }
}

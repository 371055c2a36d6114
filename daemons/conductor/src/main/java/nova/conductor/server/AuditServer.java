package nova.conductor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.conductor.operation.Change;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Steps;
import nova.conductor.server.ServerFacts.Estate;
import nova.conductor.server.ServerFacts.Place;
import nova.model.host.HostName;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.ServerId;

/**
 * Puts right what an operation left that was closed where it was, as a reset of the server's state does: what other
 * hosts may have of the server becomes a leftover, claims it does not need are freed, and ports its row does not name are
 * taken away. What is on the server's own host is left to who reset it.
 */
public final class AuditServer implements Flow<OperationOrder.OneServer> {
    private final ServerFacts facts;
    private final ServerPorts ports;

    public AuditServer(ServerFacts facts, ServerPorts ports) {
        this.facts = facts;
        this.ports = ports;
    }

    @Override
    public Verb verb() {
        return Verb.AUDIT_SERVER;
    }

    @Override
    public Class<OperationOrder.OneServer> orderType() {
        return OperationOrder.OneServer.class;
    }

    @Override
    public void run(Steps steps, OperationOrder.OneServer order) {
        ServerId server = order.server();
        Estate estate = steps.look("estate", Estate.class, () -> facts.estateOf(server));
        Optional<HostName> home =
                steps.look("place", Place.class, () -> facts.placeOf(server)).host();
        List<Change> changes = new ArrayList<>();
        if (estate.wired()) {
            // Twice is harmless: what is surplus is found anew, and gone is success.
            steps.once("compare_ports", Boolean.class, () -> {
                ports.disconnectAllBut(server, facts.vifsOf(server));
                return true;
            });
        }
        estate.hosts().stream()
                .filter(host -> !home.equals(Optional.of(host)))
                .map(host -> new Change.Leave(server, host, "An operation begun there was closed by a reset."))
                .forEach(changes::add);
        changes.add(new Change.ReleaseClaims(server));
        steps.finish(changes);
    }

    /** It changes nothing that is not its own finding. */
    @Override
    public List<Change> givenUp(OperationOrder.OneServer order, String reason) {
        return List.of();
    }

    /** It asks no host. */
    @Override
    public List<Change> hostSilent(OperationOrder.OneServer order, String reason) {
        return List.of();
    }
}

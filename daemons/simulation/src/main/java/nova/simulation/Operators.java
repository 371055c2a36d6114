package nova.simulation;

import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.host.HostServersStore;
import nova.db.host.ServiceStore;
import nova.db.operation.OperationStore;
import nova.db.operation.ResetStore;
import nova.db.signal.ExternalEventStore;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.host.ComputeService;
import nova.model.host.HostName;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import nova.model.server.VmState;
import nova.model.signal.ExternalEvent;
import nova.rpc.contract.Conductor;
import nova.runtime.port.Platform;

/** What administrators and other services do through the API, in its transactions. */
final class Operators {
    private final Platform platform;
    private final Database database;
    private final Conductor conductor;
    private final OperationStore operations;
    private final ServiceStore services = new ServiceStore(World.HOSTS.serviceDownTime());
    private final HostServersStore servers = new HostServersStore();
    private final ResetStore resets = new ResetStore();
    private final ExternalEventStore events = new ExternalEventStore();

    Operators(Platform platform, Database database, Conductor conductor, OperationStore operations) {
        this.platform = platform;
        this.database = database;
        this.conductor = conductor;
        this.operations = operations;
    }

    /** Declares a host dead, or takes it back. Unknown hosts are left alone. */
    void forceDown(HostName host, boolean down) {
        database.change(
                "force down",
                tx -> services.list(tx, Optional.of(ComputeService.COMPUTE), Optional.of(host), 1)
                        .forEach(service -> services.set(
                                tx, service.id(), new ComputeService.Setting(false, Optional.empty(), down))));
    }

    /** As the API does it: not while a server is there. */
    boolean deleteService(HostName host) {
        return database.write(
                "delete service",
                tx -> !servers.any(tx, List.of(host))
                        && services.list(tx, Optional.of(ComputeService.COMPUTE), Optional.of(host), 1).stream()
                                .anyMatch(service -> services.delete(tx, service.id())));
    }

    boolean reset(ServerId server, VmState state) {
        NewOperation audit = NewOperation.internal(
                new OperationId(platform.newId()),
                Verb.AUDIT_SERVER,
                new OperationOrder.OneServer(server),
                new NewOperation.By(request(), new ProjectId("project"), Users.USER));
        boolean done = database.write("reset", tx -> {
            if (!resets.reset(tx, server, state)) {
                return false;
            }
            operations.accept(tx, audit);
            events.append(tx, List.of(changed(server)));
            return true;
        });
        if (done) {
            conductor.wake(new Conductor.WakeOperation(audit.id()));
        }
        return done;
    }

    /** The network service tells that something changed for a server. */
    void tell(ServerId server) {
        database.change("tell", tx -> events.append(tx, List.of(changed(server))));
        conductor.signalled(new Conductor.ServersSignalled(List.of(server)));
    }

    private ExternalEvent changed(ServerId server) {
        return new ExternalEvent(server, "network-changed", Optional.empty(), "completed", request());
    }

    private RequestId request() {
        return new RequestId("req-" + platform.newId());
    }
}

package nova.conductor;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import nova.conductor.config.FlowConfig;
import nova.conductor.config.HostConfig;
import nova.conductor.host.HostDesk;
import nova.conductor.operation.Engine;
import nova.conductor.operation.EngineStores;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Flows;
import nova.conductor.operation.OperationEngine;
import nova.conductor.operation.Running;
import nova.conductor.server.AuditServer;
import nova.conductor.server.BuildServer;
import nova.conductor.server.CreateServers;
import nova.conductor.server.DeleteServer;
import nova.conductor.server.GuestVerbs;
import nova.conductor.server.ServerFacts;
import nova.conductor.server.ServerPorts;
import nova.conductor.server.StoredGuestSpecs;
import nova.conductor.signal.RefreshInterfaces;
import nova.db.Database;
import nova.db.server.ServerStore;
import nova.openstack.network.Networks;
import nova.rpc.Rpc;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.Conductor;
import nova.rpc.contract.Scheduler;
import nova.runtime.port.Platform;
import nova.runtime.secret.Sealer;

/**
 * One conductor process: runs operations and records what hosts report. Any number run side by side and take over from
 * each other; killed at any instant, nothing is lost but time.
 */
public final class ConductorDaemon implements AutoCloseable {
    /** Wake-ups handled at a time; each is one read. */
    private static final int WAKE_CONCURRENCY = 16;

    private final Rpc rpc;
    private final Engine engine;
    private final HostDesk hosts;
    private final RefreshInterfaces signals;
    private final Running running = new Running();

    /** What a conductor reaches: its database, the broker, the network service; and what seals secrets. */
    public record Ports(Database database, Rpc rpc, Networks networks, Sealer sealer) {
        public Ports {
            requireNonNull(database, "database");
            requireNonNull(rpc, "rpc");
            requireNonNull(networks, "networks");
            requireNonNull(sealer, "sealer");
        }
    }

    /** {@code process} says who this is in the list of processes. */
    public record Settings(Engine.Process process, FlowConfig flows, HostConfig hosts) {
        public Settings {
            requireNonNull(process, "process");
            requireNonNull(flows, "flows");
            requireNonNull(hosts, "hosts");
        }
    }

    public ConductorDaemon(Platform platform, Ports ports, Settings settings) {
        this(platform, ports, settings, flows(ports, settings.flows()));
    }

    /** With other flows than the usual: for tests of the engine. */
    public ConductorDaemon(Platform platform, Ports ports, Settings settings, List<Flow<?>> flows) {
        this.rpc = ports.rpc();
        this.engine = new Engine(
                platform,
                new Engine.Tables(ports.database(), EngineStores.sealedBy(ports.sealer())),
                rpc.client(ComputeHost.class),
                new Flows(flows),
                settings.process(),
                new Engine.Limits(
                        settings.flows().maxConcurrentOperations(),
                        settings.flows().silentHostGrace()));
        this.signals = new RefreshInterfaces(platform, ports.database(), ports.networks());
        this.hosts = new HostDesk(platform, ports.database(), rpc, engine, settings.hosts());
    }

    /** Every flow of this release. */
    public static List<Flow<?>> flows(Ports ports, FlowConfig config) {
        EngineStores stores = EngineStores.sealedBy(ports.sealer());
        Scheduler scheduler = ports.rpc().client(Scheduler.class);
        ServerFacts facts = new ServerFacts(ports.database(), stores.servers(), stores.steps(), stores.operations());
        ServerPorts network = new ServerPorts(ports.networks());
        StoredGuestSpecs guests = new StoredGuestSpecs(ports.database(), new ServerStore(), config);
        List<Flow<?>> flows = new ArrayList<>();
        flows.add(new CreateServers(scheduler));
        flows.add(new BuildServer(scheduler, network, guests));
        flows.add(new DeleteServer(facts, network));
        flows.add(new AuditServer(facts, network));
        flows.addAll(new GuestVerbs(facts, guests, config.shutdownTimeout()).flows());
        return flows;
    }

    /** What the API tells us. */
    private record WakeUps(OperationEngine operations, RefreshInterfaces signals) implements Conductor {
        @Override
        public void wake(WakeOperation order) {
            operations.offer(order.operation());
        }

        @Override
        public void signalled(ServersSignalled order) {
            order.servers().forEach(signals::offer);
        }
    }

    public void start() {
        engine.start();
        hosts.start();
        signals.start();
        running.add(rpc.serve(
                Conductor.class, new WakeUps(engine.operations(), signals), Rpc.Serving.shared(WAKE_CONCURRENCY)));
    }

    /** Whether this process's heartbeat is written: it may start work. */
    public boolean beating() {
        return engine.beating();
    }

    /** How many operations wait or run in this process. */
    public int load() {
        return engine.operations().load();
    }

    /** Takes nothing new; what it owned is free for others at once. */
    @Override
    public void close() {
        running.close();
        signals.close();
        hosts.close();
        engine.close();
    }
}

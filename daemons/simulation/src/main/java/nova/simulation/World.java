package nova.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nova.compute.ComputeConfig;
import nova.compute.ComputeDaemon;
import nova.compute.ComputePorts;
import nova.compute.End;
import nova.compute.HostIdentity;
import nova.conductor.ConductorDaemon;
import nova.conductor.config.FlowConfig;
import nova.conductor.config.HostConfig;
import nova.conductor.operation.Engine;
import nova.conductor.operation.Flow;
import nova.db.Database;
import nova.db.operation.HostLifeStore;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.openstack.network.Network;
import nova.openstack.peer.Interruption;
import nova.openstack.peer.PeerNetworks;
import nova.runtime.port.Platform;
import nova.runtime.secret.Sealer;
import nova.scheduler.SchedulerDaemon;
import nova.scheduler.config.SchedulerConfig;
import nova.testkit.baton.Baton;
import nova.testkit.baton.Chance;
import nova.testkit.baton.Faults;
import nova.testkit.baton.SimulatedPlatform;
import nova.testkit.baton.SimulatedProcess;
import nova.virt.fake.FakeDriver;
import nova.virt.fake.FakeHost;
import nova.virt.fake.FakeHypervisor;

/**
 * A cloud under the baton: the real conductors, scheduler and compute daemons on a simulated broker, clock and set of
 * peers. What survives a death is the database, the peers and the guests.
 */
final class World {
    static final Sealer SEALER = new Sealer(List.of("a key for simulations"));
    static final HostConfig HOSTS = new HostConfig(Duration.ofSeconds(20), "nova", 1.0, 1.0, 1.0, 0, 0, 0);
    static final FlowConfig FLOWS = new FlowConfig("instance-%08x", false, 0, 8, Duration.ofSeconds(40));
    private static final ComputeConfig COMPUTE =
            new ComputeConfig(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(300), 2);

    final Baton baton;
    final Faults faults;
    final Database database;
    final SimulatedProcess self;
    final SimulatedBus bus;
    final PeerNetworks networks;
    final FakeHypervisor hypervisor = FakeHypervisor.inMemory();
    final List<SimulatedProcess> daemons = new ArrayList<>();
    final List<HostName> hosts = new ArrayList<>();
    private final Sabotage sabotage;
    private final Map<Integer, ConductorDaemon> conductors = new TreeMap<>();
    private final HostLifeStore lives = new HostLifeStore();
    private boolean calm;

    World(long seed, Faults.Rates rates, Database database, Sabotage sabotage) {
        this.baton = new Baton(new Chance(seed));
        this.faults = new Faults(baton.chance(), rates);
        this.database = database;
        this.sabotage = sabotage;
        this.self = new SimulatedProcess(baton, "world", faults);
        SimulatedProcess broker = new SimulatedProcess(baton, "broker", new Faults(baton.chance(), Faults.Rates.NONE));
        this.bus = new SimulatedBus(baton, faults, broker);
        this.networks = new PeerNetworks(new OnTheWay());
        networks.addNetwork(
                new Network(Users.NETWORK, "net", new ProjectId("admin"), true, false, true, 1500), "10.0", 200);
        broker.start("carry", bus::run);
    }

    /** Starts every daemon. */
    void open(int conductors, int computes) {
        for (int i = 1; i <= conductors; i++) {
            int number = i;
            daemon("conductor-" + i, process -> conductor(process, number));
        }
        daemon("scheduler", this::scheduler);
        for (int i = 1; i <= computes; i++) {
            HostName host = new HostName("host-" + i);
            hosts.add(host);
            hypervisor
                    .host(host, new FakeHost.Size(8, 8192, 100))
                    .beSlow(Duration.ofMillis(baton.chance().between(0, 6000)));
            daemon(host.value(), process -> compute(process, host));
        }
    }

    /** How one life of a process begins. */
    private interface Birth {
        void begin(SimulatedProcess process);
    }

    private void daemon(String name, Birth birth) {
        SimulatedProcess process = new SimulatedProcess(baton, name, faults);
        daemons.add(process);
        process.whenDead(() -> {
            bus.gone(process);
            self.start("restart " + name, () -> {
                baton.sleepFor(Duration.ofMillis(calm ? 100 : baton.chance().between(50, 25_000)));
                process.startAgain(() -> birth.begin(process));
            });
        });
        process.start("main", () -> birth.begin(process));
    }

    private void conductor(SimulatedProcess process, int number) {
        Platform platform = new SimulatedPlatform(process, 2);
        ConductorDaemon.Ports ports = new ConductorDaemon.Ports(
                new SimulatedDatabase(process, database, faults),
                new SimulatedRpc(process, bus, "nova"),
                sabotage.networks(networks),
                SEALER);
        ConductorDaemon.Settings settings = new ConductorDaemon.Settings(
                new Engine.Process("nova-conductor", "control-" + number, "1"), FLOWS, HOSTS);
        List<Flow<?>> flows = sabotage.flows(ConductorDaemon.flows(ports, FLOWS));
        ConductorDaemon daemon = new ConductorDaemon(platform, ports, settings, flows);
        conductors.put(number, daemon);
        daemon.start();
    }

    private void scheduler(SimulatedProcess process) {
        new SchedulerDaemon(
                        new SimulatedPlatform(process, 10),
                        new SimulatedDatabase(process, database, faults),
                        new SimulatedRpc(process, bus, "nova"),
                        SchedulerConfig.DEFAULTS)
                .start();
    }

    private void compute(SimulatedProcess process, HostName host) {
        Platform platform = new SimulatedPlatform(process);
        SimulatedDriver driver =
                new SimulatedDriver(process, new FakeDriver(hypervisor.host(host), pause -> platform.pause(pause)));
        ComputePorts ports = new ComputePorts(
                driver,
                image -> {
                    throw new NovaException(ErrorCode.NOT_FOUND, "there are no images in a simulation");
                },
                () -> "up",
                Set.of());
        HostIdentity identity = new HostIdentity(host, new HostId("id-of-" + host));
        new ComputeDaemon(
                        platform,
                        new SimulatedRpc(process, bus, "compute." + host, sabotage::reports),
                        ports,
                        COMPUTE,
                        identity,
                        end -> {
                            if (end != End.STOPPED) {
                                process.kill();
                            }
                        })
                .start();
    }

    /** From now on nothing goes wrong any more, and what was cut off is back. */
    void calmDown() {
        faults.stop();
        calm = true;
        for (HostName host : hosts) {
            hypervisor.host(host).behave();
            bus.cut(host.value(), false);
        }
        daemons.forEach(SimulatedProcess::thaw);
        bus.deliverAll();
    }

    /** What may happen on the way to the network service and back; the process that calls may die, too. */
    private final class OnTheWay implements Interruption {
        @Override
        public void before(String call) {
            baton.process().effect(call, () -> {
                if (faults.refuses()) {
                    throw new NovaException(ErrorCode.UNAVAILABLE, "no connection for " + call);
                }
            });
        }

        @Override
        public void after(String call) {
            baton.process().effect(call, () -> {
                if (faults.refuses()) {
                    throw new NovaException(ErrorCode.TIMEOUT, "no answer to " + call);
                }
            });
        }
    }

    /** Every daemon lives, and every conductor may work. */
    boolean running() {
        return daemons.stream().allMatch(SimulatedProcess::living)
                && conductors.values().stream().allMatch(ConductorDaemon::beating);
    }

    /** Every host is admitted and has told what it has. */
    boolean hostsKnown() {
        return database.read(
                "hosts known",
                tx -> hosts.stream()
                        .allMatch(host -> lives.find(tx, host)
                                .filter(life -> !life.digest().isEmpty())
                                .isPresent()));
    }

    /** The conductors that live now. */
    List<ConductorDaemon> conductors() {
        return List.copyOf(conductors.values());
    }

    /** The first unexpected exception of any task: a bug even if everything settled. */
    Optional<String> bug() {
        return daemons.stream().flatMap(process -> process.bug().stream()).findFirst();
    }
}

package nova.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.conductor.operation.EngineStores;
import nova.db.signal.ExternalEventStore;
import nova.model.host.HostName;
import nova.model.network.Vif;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.model.server.ServerState;
import nova.model.server.VmState;
import nova.rpc.contract.Conductor;
import nova.simulation.Users.Wish;
import nova.testkit.baton.Chance;
import nova.testkit.baton.SimulatedPlatform;
import nova.testkit.baton.SimulatedProcess;
import nova.testkit.baton.WorldFailed;
import nova.virt.GuestException;

/** What happens in one run: users act at random, hosts misbehave, and then everything must settle. */
final class Scenario {
    /** The first of the world's daemons. */
    private static final int CONDUCTORS = 2;

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(40);
    private static final Duration LOOK = Duration.ofSeconds(4);

    private final World world;
    private final Chance chance;
    private final EngineStores stores = EngineStores.sealedBy(World.SEALER);
    private final ExternalEventStore events = new ExternalEventStore();
    private final Users users;
    private final Operators operators;
    private final List<ServerId> servers = new ArrayList<>();
    private final Set<ServerId> reset = new TreeSet<>();

    Scenario(World world) {
        this.world = world;
        this.chance = world.baton.chance();
        SimulatedRpc rpc = new SimulatedRpc(world.self, world.bus, "nova");
        SimulatedPlatform platform = new SimulatedPlatform(world.self);
        Conductor conductor = rpc.client(Conductor.class);
        this.users = new Users(platform, world.database, conductor, stores.operations());
        this.operators = new Operators(platform, world.database, conductor, stores.operations());
    }

    List<ServerId> servers() {
        return servers;
    }

    /** Runs as the first task of the world. */
    void play() {
        world.open(CONDUCTORS, 3);
        boolean ready = world.baton.await(world::hostsKnown, Duration.ofSeconds(1), START_LIMIT);
        if (!ready) {
            throw new WorldFailed("hosts were not admitted within " + START_LIMIT);
        }
        int actions = chance.between(4, 10);
        for (int i = 0; i < actions; i++) {
            act();
            world.baton.sleepFor(
                    Duration.ofMillis(chance.hits(0.5) ? chance.between(0, 300) : chance.between(0, 9000)));
        }
        world.calmDown();
        world.hosts.forEach(host -> operators.forceDown(host, false));
        settle();
        // Only a delete has to make sense of what an administrator made of a server.
        reset.forEach(server -> users.act(server, ServerAction.DELETE));
        settle();
    }

    private void settle() {
        if (!world.baton.await(this::settled, LOOK, SETTLE_LIMIT)) {
            throw new WorldFailed("not settled within " + SETTLE_LIMIT + ": " + live());
        }
        // What is still under way must find that it is too late.
        world.baton.sleepFor(Duration.ofSeconds(15));
        if (!world.baton.await(this::settled, LOOK, SETTLE_LIMIT)) {
            throw new WorldFailed("became unsettled again: " + live());
        }
    }

    private void act() {
        int dice = chance.below(100);
        if (dice < 26 || servers.isEmpty()) {
            servers.addAll(users.boot(wish()));
        } else if (dice < 36) {
            users.act(any(), ServerAction.DELETE);
        } else if (dice < 66) {
            users.actSomehow(any());
        } else if (dice < 73) {
            cutHost();
        } else if (dice < 80) {
            makeTrouble();
        } else if (dice < 82) {
            world.bus.forget();
        } else if (dice < 85) {
            world.daemons.get(chance.below(world.daemons.size())).kill();
        } else if (dice < 89) {
            freezeControl();
        } else if (dice < 92) {
            forceDown();
        } else if (dice < 94) {
            count("delete service", operators.deleteService(anyHost()));
        } else if (dice < 96) {
            resetState();
        } else {
            leadSomewhere();
        }
    }

    /** A conductor (or the scheduler, or a host) stops in the middle of whatever it does, and goes on later. */
    private void freezeControl() {
        SimulatedProcess process =
                world.daemons.get(chance.below(chance.hits(0.8) ? CONDUCTORS : world.daemons.size()));
        process.freeze();
        world.faults.count("frozen " + process.name().replaceAll("-?\\d+", ""));
        Duration length = Duration.ofSeconds(chance.hits(0.5) ? chance.between(1, 12) : chance.between(12, 90));
        world.self.start("thaw " + process.name(), () -> {
            world.baton.sleepFor(length);
            process.thaw();
        });
    }

    private void forceDown() {
        HostName host = anyHost();
        operators.forceDown(host, true);
        world.faults.count("forced down");
        Duration length = Duration.ofSeconds(chance.between(1, 60));
        world.self.start("force up " + host, () -> {
            world.baton.sleepFor(length);
            operators.forceDown(host, false);
        });
    }

    private void resetState() {
        ServerId server = any();
        if (operators.reset(server, chance.hits(0.5) ? VmState.ACTIVE : VmState.ERROR)) {
            reset.add(server);
            world.faults.count("reset state");
        }
    }

    /** A floating address is led to a server that stands somewhere, or away from it; the network service tells. */
    private void leadSomewhere() {
        ServerId server = any();
        List<Vif> vifs = world.networks.interfacesNow(server);
        Optional<ServerState> state = users.stateOf(server);
        boolean stands = state.isPresent()
                && !state.get().deleted()
                && state.get().vmState() != VmState.BUILDING
                && state.get().vmState() != VmState.ERROR;
        if (vifs.isEmpty() || !stands) {
            return;
        }
        String address = "198.51.100." + chance.between(1, 3);
        Optional<ServerId> before = world.networks.ledTo(address);
        world.networks.lead(address, vifs.getFirst().port());
        before.ifPresent(operators::tell);
        operators.tell(server);
        world.faults.count("floating address led");
    }

    private void count(String what, boolean done) {
        if (done) {
            world.faults.count(what);
        }
    }

    private HostName anyHost() {
        return world.hosts.get(chance.below(world.hosts.size()));
    }

    private Wish wish() {
        int count = chance.hits(0.25) ? chance.between(2, 3) : 1;
        int vcpus = chance.hits(0.1) ? 100 : chance.between(1, 4);
        return new Wish(count, vcpus, chance.hits(0.6), chance.hits(0.3));
    }

    private ServerId any() {
        return servers.get(chance.below(servers.size()));
    }

    private void cutHost() {
        HostName host = anyHost();
        world.bus.cut(host.value(), true);
        Duration length = Duration.ofSeconds(chance.hits(0.5) ? chance.between(1, 15) : chance.between(20, 180));
        world.self.start("mend " + host, () -> {
            world.baton.sleepFor(length);
            world.bus.cut(host.value(), false);
            world.bus.deliverAll();
        });
    }

    private void makeTrouble() {
        HostName host = anyHost();
        GuestException.Kind[] kinds = {
            GuestException.Kind.REFUSED,
            GuestException.Kind.REFUSED,
            GuestException.Kind.IMPOSSIBLE,
            GuestException.Kind.FAILED
        };
        world.hypervisor.host(host).makeTrouble(kinds[chance.below(kinds.length)], "trouble on " + host);
        Duration length = Duration.ofSeconds(chance.between(1, 40));
        world.self.start("behave " + host, () -> {
            world.baton.sleepFor(length);
            world.hypervisor.host(host).behave();
        });
    }

    private boolean settled() {
        return world.running()
                && world.database.read(
                        "settled",
                        tx -> !stores.operations().anyLive(tx)
                                && events.due(tx, 1).isEmpty()
                                && stores.holds().leftovers(tx, world.hosts, 1).isEmpty()
                                && stores.hosts().lost(tx, 1).isEmpty());
    }

    private String live() {
        return world.database.read(
                "live",
                tx -> stores.operations().live(tx, 10).stream()
                                .map(operation -> operation.work().verb() + " " + operation.subject() + " "
                                        + operation.progress() + " steps "
                                        + stores.steps().journal(tx, operation.id()).stream()
                                                .map(step -> step.name() + ":" + step.state() + "@" + step.host() + "#"
                                                        + step.attempt())
                                                .toList())
                                .toList()
                        + " leftovers " + stores.holds().leftovers(tx, world.hosts, 10) + " lost "
                        + stores.hosts().lost(tx, 10));
    }
}

package nova.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nova.conductor.operation.EngineStores;
import nova.model.host.HostName;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.rpc.contract.Conductor;
import nova.simulation.Users.Wish;
import nova.testkit.baton.Chance;
import nova.testkit.baton.SimulatedPlatform;
import nova.testkit.baton.WorldFailed;
import nova.virt.GuestException;

/** What happens in one run: users act at random, hosts misbehave, and then everything must settle. */
final class Scenario {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(40);
    private static final Duration LOOK = Duration.ofSeconds(4);

    private final World world;
    private final Chance chance;
    private final EngineStores stores = EngineStores.sealedBy(World.SEALER);
    private final Users users;
    private final List<ServerId> servers = new ArrayList<>();

    Scenario(World world) {
        this.world = world;
        this.chance = world.baton.chance();
        SimulatedRpc rpc = new SimulatedRpc(world.self, world.bus, "nova");
        this.users = new Users(
                new SimulatedPlatform(world.self), world.database, rpc.client(Conductor.class), stores.operations());
    }

    List<ServerId> servers() {
        return servers;
    }

    /** Runs as the first task of the world. */
    void play() {
        world.open(2, 3);
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
        if (dice < 28 || servers.isEmpty()) {
            servers.addAll(users.boot(wish()));
        } else if (dice < 40) {
            users.act(any(), ServerAction.DELETE);
        } else if (dice < 78) {
            users.actSomehow(any());
        } else if (dice < 86) {
            cutHost();
        } else if (dice < 94) {
            makeTrouble();
        } else if (dice < 96) {
            world.bus.forget();
        } else {
            world.daemons.get(chance.below(world.daemons.size())).kill();
        }
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
        HostName host = world.hosts.get(chance.below(world.hosts.size()));
        world.bus.cut(host.value(), true);
        Duration length = Duration.ofSeconds(chance.hits(0.5) ? chance.between(1, 15) : chance.between(20, 180));
        world.self.start("mend " + host, () -> {
            world.baton.sleepFor(length);
            world.bus.cut(host.value(), false);
            world.bus.deliverAll();
        });
    }

    private void makeTrouble() {
        HostName host = world.hosts.get(chance.below(world.hosts.size()));
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

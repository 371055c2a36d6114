package nova.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.conductor.ConductorDaemon;
import nova.conductor.operation.EngineStores;
import nova.conductor.operation.Flow;
import nova.conductor.operation.Replay;
import nova.db.audit.Audit;
import nova.db.server.ServerStore;
import nova.db.signal.ExternalEventStore;
import nova.model.host.HostName;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.operation.Operation;
import nova.model.operation.Step;
import nova.model.server.PowerState;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.server.VmState;
import nova.openstack.network.Port;

/** What must hold when a world has settled (design.md §4, Simulation). */
final class Invariants {
    private static final int MAX_OPERATIONS = 200;

    private final World world;
    private final EngineStores stores = EngineStores.sealedBy(World.SEALER);
    private final ServerStore servers = new ServerStore();
    private final List<String> broken = new ArrayList<>();

    Invariants(World world) {
        this.world = world;
    }

    /** Everything that does not hold, in words. */
    List<String> check(List<ServerId> accepted) {
        world.bug().ifPresent(broken::add);
        new Audit().run(world.database).forEach(violation -> broken.add(violation.toString()));
        Map<ServerId, Server> rows = new TreeMap<>();
        world.database.read("servers", tx -> {
            accepted.forEach(id -> servers.find(tx, id).ifPresent(server -> rows.put(id, server)));
            return true;
        });
        accepted.stream().filter(id -> !rows.containsKey(id)).forEach(id -> broken.add("server " + id + " has no row"));
        rows.values().forEach(this::checkServer);
        checkGuests(rows);
        checkPorts(rows);
        checkReplays(rows);
        checkConductors();
        checkSignals(rows);
        return broken;
    }

    private void checkServer(Server server) {
        VmState vm = server.state().vmState();
        if (server.state().deleted()) {
            return;
        }
        if (vm == VmState.BUILDING) {
            broken.add("server " + server.id() + " is still building");
        }
        if (vm == VmState.ERROR && server.fault().isEmpty()) {
            broken.add("server " + server.id() + " is in ERROR without a fault");
        }
        Optional<HostName> host = server.place().host();
        if (host.isEmpty()) {
            if (vm != VmState.ERROR) {
                broken.add("server " + server.id() + " is " + vm + " on no host");
            }
            return;
        }
        PowerState guest = world.hypervisor.host(host.get()).power(server.id());
        Optional<PowerState> expected = switch (vm) {
            case ACTIVE -> Optional.of(PowerState.RUNNING);
            case STOPPED -> Optional.of(PowerState.SHUTDOWN);
            case PAUSED -> Optional.of(PowerState.PAUSED);
            case SUSPENDED -> Optional.of(PowerState.SUSPENDED);
            default -> Optional.empty();
        };
        if (expected.isPresent() && expected.get() != guest && !declaredDeadAtWork(server)) {
            broken.add("server " + server.id() + " is " + vm + ", its guest on " + host.get() + " is " + guest);
        }
    }

    /** An operator said that its host was dead while that worked for it: what the guest does is nobody's promise. */
    private boolean declaredDeadAtWork(Server server) {
        return !world.database
                .read(
                        "fenced",
                        tx -> stores.steps().fencedAfterBegin(tx, server.id().value()))
                .isEmpty();
    }

    /** Nothing that was told is still to be done, and what servers show is what the network service has. */
    private void checkSignals(Map<ServerId, Server> rows) {
        ExternalEventStore events = new ExternalEventStore();
        for (Server server : rows.values()) {
            if (!world.database.read("open", tx -> events.open(tx, server.id())).isEmpty()) {
                broken.add("events of server " + server.id() + " are still open");
            }
            Map<PortId, Vif> there = new TreeMap<>();
            world.networks.interfacesNow(server.id()).forEach(vif -> there.put(vif.port(), vif));
            for (Vif vif : server.vifs()) {
                boolean stale = there.containsKey(vif.port())
                        && !there.get(vif.port()).fixedIps().equals(vif.fixedIps());
                if (stale && server.state().vmState() != VmState.ERROR) {
                    broken.add("server " + server.id() + " shows " + vif.fixedIps() + ", its port has "
                            + there.get(vif.port()).fixedIps());
                }
            }
        }
    }

    private void checkGuests(Map<ServerId, Server> rows) {
        for (HostName host : world.hosts) {
            for (ServerId guest : world.hypervisor.host(host).servers()) {
                Optional<Server> server = Optional.ofNullable(rows.get(guest));
                boolean belongs = server.isPresent()
                        && !server.get().state().deleted()
                        && server.get().place().host().equals(Optional.of(host));
                if (!belongs) {
                    broken.add("guest " + guest + " is on " + host + ", its server "
                            + server.map(row -> "is " + row.state().vmState() + " on "
                                            + row.place().host())
                                    .orElse("is unknown"));
                }
            }
        }
    }

    private void checkPorts(Map<ServerId, Server> rows) {
        Map<String, Integer> perSlot = new TreeMap<>();
        for (Port port : world.networks.everyPort()) {
            String device = port.device().orElse("");
            Optional<Server> server =
                    device.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(new ServerId(device)));
            if (server.isEmpty() || server.get().state().deleted()) {
                broken.add("port " + port.vif().port() + " is left of server " + device);
            }
            if (server.isPresent() && server.get().state().vmState() == VmState.ACTIVE) {
                boolean known = server.get().vifs().stream()
                        .anyMatch(vif -> vif.port().equals(port.vif().port()));
                if (!known) {
                    broken.add("port " + port.vif().port() + " of server " + device + " is in no row of it");
                }
            }
            perSlot.merge(device + " " + port.slot(), 1, Integer::sum);
        }
        perSlot.forEach((slot, count) -> {
            if (count > 1) {
                broken.add(count + " ports for " + slot);
            }
        });
    }

    private void checkReplays(Map<ServerId, Server> rows) {
        ConductorDaemon.Ports nothing = new ConductorDaemon.Ports(
                world.database, new SimulatedRpc(world.self, world.bus, "nova"), world.networks, World.SEALER);
        List<Flow<?>> flows = ConductorDaemon.flows(nothing, World.FLOWS);
        Replay replay = new Replay(flows);
        for (ServerId server : rows.keySet()) {
            world.database.read("journals", tx -> {
                for (Operation operation : stores.operations().history(tx, server.value(), MAX_OPERATIONS)) {
                    List<Step> journal = stores.steps().journal(tx, operation.id());
                    broken.addAll(replay.divergences(operation, journal));
                    count(operation, journal);
                }
                return true;
            });
        }
    }

    /** What the runs came to, so that one can see that they come to everything. */
    private void count(Operation operation, List<Step> journal) {
        world.faults.count(operation.work().verb() + " " + operation.progress().state());
        for (Step step : journal) {
            world.faults.count(operation.work().verb() + "." + step.name() + " " + step.state()
                    + (step.attempt() > 1 ? " sent again" : "")
                    + (step.lostIncarnations() > 0 ? " after a lost incarnation" : ""));
        }
    }

    private void checkConductors() {
        for (ConductorDaemon conductor : world.conductors()) {
            if (!conductor.beating()) {
                broken.add("a conductor lives but does not beat");
            }
        }
    }
}

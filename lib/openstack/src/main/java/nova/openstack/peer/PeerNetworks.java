package nova.openstack.peer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.server.ServerId;
import nova.openstack.Authority;
import nova.openstack.network.Network;
import nova.openstack.network.Networks;
import nova.openstack.network.Port;
import nova.openstack.network.PortWish;
import nova.openstack.network.SecurityGroup;

/**
 * A network service in memory: networks with a pool of addresses each, ports, no security groups. Ids, addresses and macs
 * are counted, so the same calls give the same answers. Survives deaths of its clients.
 */
public final class PeerNetworks implements Networks {
    private static final Comparator<Port> BY_SLOT = Comparator.comparing(
                    (Port port) -> port.slot().orElse(Integer.MAX_VALUE))
            .thenComparing(port -> port.vif().port());

    private final PeerGate gate;
    private final Map<NetworkId, PeerPool> networks = new TreeMap<>();
    private final Map<PortId, Port> ports = new TreeMap<>();
    private final Map<String, PortId> floating = new TreeMap<>();
    private int portLimit = Integer.MAX_VALUE;
    private long made;

    public PeerNetworks(Interruption interruption) {
        this.gate = new PeerGate(interruption);
    }

    /** Adds a network whose ports get {@code prefix}.0.10 and on, {@code size} of them. */
    public void addNetwork(Network network, String prefix, int size) {
        gate.peek(() -> Optional.ofNullable(networks.put(network.id(), new PeerPool(network, prefix, size))));
    }

    /** How many ports each project may have. */
    public void limitPorts(int most) {
        gate.peek(() -> portLimit = most);
    }

    /** Makes a port as a user would, outside of any server. */
    public PortId addUserPort(ProjectId project, NetworkId network) {
        return gate.peek(() -> {
            Port port = newPort(pool(network), project, Optional.empty(), Optional.empty());
            ports.put(port.vif().port(), port);
            return port.vif().port();
        });
    }

    /** Leads a floating address to the port's first fixed one, from wherever it led before. */
    public void lead(String address, PortId port) {
        gate.peek(() -> Optional.ofNullable(floating.put(address, port)));
    }

    /** The server whose port a floating address leads to. */
    public Optional<ServerId> ledTo(String address) {
        return gate.peek(() -> Optional.ofNullable(floating.get(address))
                .flatMap(port -> Optional.ofNullable(ports.get(port)))
                .flatMap(Port::device)
                .map(ServerId::new));
    }

    /** Every port there is, in the order of their ids. */
    public List<Port> everyPort() {
        return gate.peek(() -> List.copyOf(ports.values()));
    }

    public void failNext(String method, NovaException error) {
        gate.failNext("network." + method, error);
    }

    public void loseNextAnswer(String method) {
        gate.loseNextAnswer("network." + method);
    }

    @Override
    public List<Network> availableTo(Authority authority, ProjectId project) {
        return gate.pass(
                "network.availableTo",
                () -> networks.values().stream()
                        .map(PeerPool::network)
                        .filter(network -> !network.external())
                        .filter(network -> network.shared() || network.project().equals(project))
                        .sorted(Comparator.comparing(Network::name).thenComparing(Network::id))
                        .toList());
    }

    @Override
    public Optional<Network> find(Authority authority, NetworkId network) {
        return gate.pass(
                "network.find", () -> Optional.ofNullable(networks.get(network)).map(PeerPool::network));
    }

    @Override
    public Optional<Port> findPort(Authority authority, PortId port) {
        return gate.pass("network.findPort", () -> Optional.ofNullable(ports.get(port)));
    }

    @Override
    public int portsLeft(Authority authority, ProjectId project) {
        return gate.pass(
                "network.portsLeft",
                () -> portLimit
                        - (int) ports.values().stream()
                                .filter(port -> port.project().equals(project))
                                .count());
    }

    @Override
    public List<Port> portsOf(ServerId server) {
        return gate.pass(
                "network.portsOf",
                () -> ports.values().stream()
                        .filter(port -> port.device().equals(Optional.of(server.value())))
                        .sorted(BY_SLOT)
                        .toList());
    }

    @Override
    public List<Vif> interfacesOf(ServerId server) {
        return gate.pass("network.interfacesOf", () -> ofServer(server));
    }

    /** What {@link #interfacesOf} would say, seen from outside of the simulated world. */
    public List<Vif> interfacesNow(ServerId server) {
        return gate.peek(() -> ofServer(server));
    }

    private List<Vif> ofServer(ServerId server) {
        return ports.values().stream()
                .filter(port -> port.device().equals(Optional.of(server.value())))
                .sorted(BY_SLOT)
                .map(port -> led(port.vif()))
                .toList();
    }

    private Vif led(Vif vif) {
        List<String> here = floating.entrySet().stream()
                .filter(entry -> entry.getValue().equals(vif.port()))
                .map(Map.Entry::getKey)
                .toList();
        FixedIp first = vif.fixedIps().getFirst();
        return vif.having(vif.fixedIps().stream()
                .map(ip -> ip == first ? ip.ledToBy(here) : ip)
                .toList());
    }

    @Override
    public List<SecurityGroup> securityGroups(Authority authority, ProjectId project, String nameOrId) {
        return gate.pass("network.securityGroups", List::of);
    }

    @Override
    public Vif findOrCreatePort(PortWish wish) {
        return gate.pass("network.findOrCreatePort", () -> {
            Optional<Port> found = ports.values().stream()
                    .filter(port ->
                            port.device().equals(Optional.of(wish.server().value()))
                                    && port.slot().equals(Optional.of(wish.slot())))
                    .findFirst();
            Port port = found.orElseGet(
                    () -> newPort(pool(wish.network()), wish.project(), Optional.of(wish), wish.fixedIp()));
            return put(bound(port, Optional.of(wish.server().value()), Optional.of(wish.host())));
        });
    }

    @Override
    public Vif takePort(PortId id, ServerId server, HostName host) {
        return gate.pass("network.takePort", () -> {
            Port port = port(id);
            if (port.device().isPresent() && !port.device().get().equals(server.value())) {
                throw new NovaException(ErrorCode.CONFLICT, "Port %s is still in use.".formatted(id));
            }
            return put(bound(port, Optional.of(server.value()), Optional.of(host)));
        });
    }

    @Override
    public Vif bindPort(PortId id, HostName host) {
        return gate.pass("network.bindPort", () -> {
            Port port = port(id);
            return put(bound(port, port.device(), Optional.of(host)));
        });
    }

    @Override
    public void releasePort(PortId id, ServerId server) {
        gate.pass("network.releasePort", () -> {
            UnaryOperator<Port> unbound = port -> bound(port, Optional.empty(), Optional.empty());
            return Optional.ofNullable(ports.get(id))
                    .filter(port -> port.device().equals(Optional.of(server.value())))
                    .map(unbound)
                    .map(this::put);
        });
    }

    @Override
    public void deletePort(PortId id) {
        gate.pass("network.deletePort", () -> {
            Optional<Port> gone = Optional.ofNullable(ports.remove(id));
            gone.ifPresent(port -> port.vif()
                    .fixedIps()
                    .forEach(ip -> pool(port.vif().network()).giveBack(ip.address())));
            return gone;
        });
    }

    private Port newPort(PeerPool pool, ProjectId project, Optional<PortWish> wish, Optional<String> fixedIp) {
        FixedIp address = fixedIp.map(pool::take).orElseGet(pool::takeNext);
        long number = ++made;
        PortId id = new PortId("%08x-%03x0-4000-8000-%012x".formatted(number, number & 0xfff, number));
        String mac = wish.flatMap(PortWish::macAddress)
                .orElse("fa:16:3e:%02x:%02x:%02x".formatted(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff));
        Network network = pool.network();
        VifPlug plug = new VifPlug("unbound", "", "", network.mtu());
        Vif vif = new Vif(id, network.id(), network.name(), mac, List.of(address), plug, wish.isPresent());
        List<String> groupIds = wish.map(PortWish::securityGroupIds).orElse(List.of());
        return new Port(vif, project, Optional.empty(), wish.map(PortWish::slot), Optional.empty(), "DOWN", groupIds);
    }

    private static Port bound(Port port, Optional<String> device, Optional<HostName> host) {
        Vif vif = port.vif();
        String tap = "tap" + vif.port().value().substring(0, 11);
        VifPlug plug = host.isPresent()
                ? new VifPlug("bridge", tap, "br-peer", vif.plug().mtu())
                : new VifPlug("unbound", "", "", vif.plug().mtu());
        Vif plugged = new Vif(
                vif.port(), vif.network(), vif.networkName(), vif.macAddress(), vif.fixedIps(), plug, vif.created());
        String status = host.isPresent() ? "ACTIVE" : "DOWN";
        return new Port(plugged, port.project(), device, port.slot(), host, status, port.securityGroups());
    }

    private Vif put(Port port) {
        ports.put(port.vif().port(), port);
        return port.vif();
    }

    private Port port(PortId id) {
        return Optional.ofNullable(ports.get(id))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Port %s could not be found.".formatted(id)));
    }

    private PeerPool pool(NetworkId id) {
        return Optional.ofNullable(networks.get(id))
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Network %s could not be found.".formatted(id)));
    }
}

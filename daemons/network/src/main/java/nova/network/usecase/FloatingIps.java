package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Ipv4;
import nova.network.store.FloatingIp;
import nova.network.store.Limited;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.Signal;
import nova.network.store.Subnet;
import nova.runtime.port.Platform;

/** Floating addresses: taken from an external network, and led to ports that a router connects with it. */
public final class FloatingIps {
    private static final String OWNER = "network:floatingip";

    private final Stores stores;
    private final NetworkHost host;
    private final Platform platform;
    private final Quotas quotas;
    private final NewPorts newPorts;

    public FloatingIps(Stores stores, NetworkHost host, Platform platform, Quotas quotas) {
        this.stores = requireNonNull(stores, "stores");
        this.host = requireNonNull(host, "host");
        this.platform = requireNonNull(platform, "platform");
        this.quotas = requireNonNull(quotas, "quotas");
        this.newPorts = new NewPorts(stores, platform);
    }

    /** A new one: from where, and a certain address of it if it must be. */
    public record Wish(String network, String project, Optional<String> subnet, Optional<String> address) {
        public Wish {
            requireNonNull(network, "network");
            requireNonNull(project, "project");
            requireNonNull(subnet, "subnet");
            requireNonNull(address, "address");
        }
    }

    /** Where it should lead: to the port's only address unless another is named; nowhere without a port. */
    public record Lead(Optional<String> port, Optional<String> fixedIp) {
        public Lead {
            requireNonNull(port, "port");
            requireNonNull(fixedIp, "fixedIp");
        }
    }

    public List<FloatingIp> list(Caller caller) {
        return stores.database()
                .read(
                        "floating addresses",
                        tx -> caller.admin()
                                ? stores.floatingIps().all(tx)
                                : stores.floatingIps().ofProject(tx, caller.project()));
    }

    public FloatingIp show(Caller caller, String id) {
        return stores.database().read("floating address", tx -> owned(tx, caller, id));
    }

    public FloatingIp create(Caller caller, Wish wish, String description, Lead lead) {
        if (!caller.owns(wish.project())) {
            throw Refusals.forbidden("create_floatingip:tenant_id");
        }
        if (wish.address().isPresent() && !caller.admin()) {
            throw Refusals.forbidden("create_floatingip:floating_ip_address");
        }
        String id = platform.newId();
        String portId = platform.newId();
        FloatingIp made = stores.database().write("create floating address", tx -> {
            requireExternal(tx, wish.network());
            quotas.requireRoom(tx, Limited.FLOATING_IP, wish.project());
            Port own = newPorts.insertOwn(tx, portId, new Port.Device(id, OWNER), wish.network(), exactly(tx, wish));
            String address = own.addresses().stream()
                    .findFirst()
                    .map(Port.Address::ip)
                    .orElseThrow(
                            () -> Refusals.bad("Bad floatingip request: Network %s does not contain any IPv4 subnet."
                                    .formatted(wish.network())));
            FloatingIp bare = new FloatingIp(
                    id,
                    wish.project(),
                    description,
                    new FloatingIp.Place(wish.network(), address, portId),
                    Optional.empty(),
                    tx.now(),
                    tx.now());
            FloatingIp led = bare.with(description, target(tx, caller, bare, lead));
            if (!stores.floatingIps().insert(tx, led)) {
                throw alreadyLed(led);
            }
            tell(tx, led.target());
            return led;
        });
        host.changed();
        return made;
    }

    /** Leads it elsewhere when {@code lead} is there. */
    public FloatingIp update(Caller caller, String id, Optional<String> description, Optional<Lead> lead) {
        FloatingIp changed = stores.database().write("update floating address", tx -> {
            FloatingIp old = owned(tx, caller, id);
            FloatingIp next = old.with(
                    description.orElse(old.description()),
                    lead.map(wanted -> target(tx, caller, old, wanted)).orElse(old.target()));
            if (!stores.floatingIps().update(tx, next)) {
                throw alreadyLed(next);
            }
            if (!next.target().equals(old.target())) {
                tell(tx, old.target());
                tell(tx, next.target());
            }
            return next;
        });
        host.changed();
        return changed;
    }

    public void delete(Caller caller, String id) {
        stores.database().change("delete floating address", tx -> {
            FloatingIp ip = owned(tx, caller, id);
            stores.floatingIps().delete(tx, id);
            stores.ports().delete(tx, ip.place().port());
            tell(tx, ip.target());
        });
        host.changed();
    }

    /** The server at the other end has another address now. */
    private void tell(Tx tx, Optional<FloatingIp.Target> target) {
        target.flatMap(led -> stores.ports().find(tx, led.port()))
                .ifPresent(port -> stores.signals().append(tx, Signal.CHANGED, port));
    }

    private void requireExternal(Tx tx, String id) {
        boolean external = stores.networks()
                .find(tx, id)
                .map(Network::external)
                .orElseThrow(() -> Refusals.missing("Network", id));
        if (!external) {
            throw Refusals.bad("Bad floatingip request: Network %s is not a valid external network.".formatted(id));
        }
    }

    private Optional<Port.Address> exactly(Tx tx, Wish wish) {
        if (wish.address().isEmpty()) {
            return Optional.empty();
        }
        Ipv4 address = Ipv4.parse(wish.address().get());
        return Optional.of(stores.subnets().of(tx, wish.network()).stream()
                .filter(subnet -> wish.subnet().map(subnet.id()::equals).orElse(true))
                .filter(subnet -> subnet.cidr().contains(address))
                .findFirst()
                .map(Subnet::id)
                .map(subnet -> new Port.Address(subnet, address.toString()))
                .orElseThrow(() ->
                        Refusals.bad("IP address %s is not a valid IP for any of the subnets on the specified network."
                                .formatted(address))));
    }

    private Optional<FloatingIp.Target> target(Tx tx, Caller caller, FloatingIp ip, Lead lead) {
        if (lead.port().isEmpty()) {
            return Optional.empty();
        }
        Port port = stores.ports()
                .find(tx, lead.port().get())
                .filter(found -> caller.owns(found.project()))
                .orElseThrow(() -> Refusals.missing("Port", lead.port().get()));
        Port.Address address = address(port, lead.fixedIp());
        return Optional.of(new FloatingIp.Target(port.id(), address.ip(), routerTo(tx, ip, port, address)));
    }

    private static Port.Address address(Port port, Optional<String> wanted) {
        List<Port.Address> fitting = port.addresses().stream()
                .filter(address -> wanted.map(address.ip()::equals).orElse(true))
                .toList();
        if (fitting.isEmpty()) {
            throw Refusals.bad("Bad floatingip request: Port %s does not have fixed ip %s."
                    .formatted(port.id(), wanted.orElse("of version 4")));
        }
        if (fitting.size() > 1) {
            throw Refusals.bad(
                    "Bad floatingip request: Port %s has multiple fixed IPv4 addresses.  Must provide a specific IPv4 address when assigning a floating IP."
                            .formatted(port.id()));
        }
        return fitting.getFirst();
    }

    private String routerTo(Tx tx, FloatingIp ip, Port port, Port.Address address) {
        return stores.ports().ofNetwork(tx, port.network()).stream()
                .filter(side -> side.device().owner().equals(Routers.INTERFACE))
                .filter(side ->
                        side.addresses().stream().anyMatch(each -> each.subnet().equals(address.subnet())))
                .map(side -> side.device().id())
                .filter(router -> leadsTo(tx, router, ip.place().network()))
                .findFirst()
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND,
                        "External network %s is not reachable from subnet %s.  Therefore, cannot associate Port %s with a Floating IP."
                                .formatted(ip.place().network(), address.subnet(), port.id())));
    }

    private boolean leadsTo(Tx tx, String router, String network) {
        return stores.routers()
                .find(tx, router)
                .flatMap(found -> found.outside())
                .filter(outside -> outside.network().equals(network))
                .isPresent();
    }

    private static NovaException alreadyLed(FloatingIp ip) {
        FloatingIp.Target target = ip.target().orElseThrow();
        return Refusals.conflict(
                "Cannot associate floating IP %s (%s) with port %s using fixed IP %s, as that fixed IP already has a floating IP on external network %s."
                        .formatted(
                                ip.place().address(),
                                ip.id(),
                                target.port(),
                                target.fixedIp(),
                                ip.place().network()));
    }

    private FloatingIp owned(Tx tx, Caller caller, String id) {
        return stores.floatingIps()
                .find(tx, id)
                .filter(ip -> caller.owns(ip.project()))
                .orElseThrow(() -> Refusals.missing("Floating IP", id));
    }
}

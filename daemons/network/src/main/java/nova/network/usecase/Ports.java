package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Ipv4;
import nova.network.store.Limited;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.Signal;
import nova.network.store.Subnet;
import nova.runtime.port.Platform;

/** Ports: made with a mac and addresses, bound to hosts, and deleted with all they had. */
public final class Ports {
    /** Addresses one port may have. */
    static final int MAX_ADDRESSES = 5;

    /** Devices of the network service itself, such as a router's side of a subnet: not deleted as ports. */
    private static final String OURS = "network:";

    private final Stores stores;
    private final SecurityGroups groups;
    private final NetworkHost host;
    private final Platform platform;
    private final Quotas quotas;
    private final AddressPicker addresses;
    private final NewPorts newPorts;

    public Ports(Stores stores, SecurityGroups groups, NetworkHost host, Platform platform, Quotas quotas) {
        this.stores = requireNonNull(stores, "stores");
        this.groups = requireNonNull(groups, "groups");
        this.host = requireNonNull(host, "host");
        this.platform = requireNonNull(platform, "platform");
        this.quotas = requireNonNull(quotas, "quotas");
        this.addresses = new AddressPicker(stores.ports(), platform);
        this.newPorts = new NewPorts(stores, platform);
    }

    /** Those the caller may see; with a device given, only that device's, which is an indexed question. */
    public List<Port> list(Caller caller, Optional<String> device) {
        return stores.database().read("ports", tx -> {
            List<Port> found = device.isPresent()
                    ? stores.ports().ofDevice(tx, device.get())
                    : caller.admin() ? stores.ports().all(tx) : stores.ports().ofProject(tx, caller.project());
            return found.stream().filter(port -> caller.owns(port.project())).toList();
        });
    }

    public Port show(Caller caller, String id) {
        return stores.database().read("port", tx -> owned(tx, caller, id));
    }

    public Port create(Caller caller, String network, String project, PortOrder order) {
        if (!caller.owns(project)) {
            throw Refusals.forbidden("create_port:tenant_id");
        }
        requireAdminForBinding(caller, order);
        String id = platform.newId();
        Port made = stores.database().write("create port", tx -> {
            Network found = stores.networks()
                    .find(tx, network)
                    .filter(one -> caller.owns(one.project()) || one.shared())
                    .orElseThrow(() -> Refusals.missing("Network", network));
            quotas.requireRoom(tx, Limited.PORT, project);
            List<String> wantedGroups = order.groups()
                    .map(ids -> groups.require(tx, caller, ids))
                    .orElseGet(() ->
                            List.of(groups.findOrCreateDefault(tx, project).id()));
            Port bare = newPorts.insert(tx, found.id(), project, id, order);
            stores.ports().setGroups(tx, id, wantedGroups);
            List<Port.Address> given = give(tx, bare, order.fixedIps().orElse(List.of()));
            return bare.having(given, wantedGroups);
        });
        Port bound = order.host().filter(name -> !name.isEmpty()).isPresent()
                ? bind(made, order.host().get())
                : made;
        host.changed();
        return bound;
    }

    /** Changes what the order names. A new host binds the port there; an empty one unbinds it. */
    public Port update(Caller caller, String id, PortOrder order) {
        requireAdminForBinding(caller, order);
        Port changed = stores.database().write("update port", tx -> {
            Port old = owned(tx, caller, id);
            Port next = order.appliedTo(old);
            List<String> wantedGroups =
                    order.groups().map(ids -> groups.require(tx, caller, ids)).orElse(old.groups());
            boolean unbind = order.host().filter(String::isEmpty).isPresent();
            Port unbound = unbind ? next.bound(Port.Binding.NONE) : next;
            stores.ports().update(tx, unbound);
            stores.ports().setGroups(tx, id, wantedGroups);
            List<Port.Address> given =
                    order.fixedIps().map(wishes -> exchange(tx, old, wishes)).orElse(old.addresses());
            Port changedPort = unbound.having(given, wantedGroups);
            tell(tx, old, changedPort);
            return changedPort;
        });
        Optional<String> target = order.host().filter(name -> !name.isEmpty());
        Port result = target.isPresent() ? bind(changed, target.get()) : changed;
        host.changed();
        return result;
    }

    public void delete(Caller caller, String id) {
        stores.database().change("delete port", tx -> {
            Port port = owned(tx, caller, id);
            if (port.device().owner().startsWith(OURS)) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Port %s cannot be deleted directly via the port API: has device owner %s."
                                .formatted(id, port.device().owner()));
            }
            stores.floatingIps().letGoOf(tx, id);
            stores.ports().delete(tx, id);
            stores.signals().append(tx, Signal.DELETED, port);
        });
        host.changed();
    }

    private List<Port.Address> exchange(Tx tx, Port port, List<PortOrder.AddressWish> wishes) {
        port.addresses().forEach(address -> stores.ports().giveBackAddress(tx, address));
        return give(tx, port, wishes);
    }

    /** Without a wish a port gets one address of its network, if that has subnets. */
    private List<Port.Address> give(Tx tx, Port port, List<PortOrder.AddressWish> wishes) {
        if (wishes.size() > MAX_ADDRESSES) {
            throw Refusals.bad("Exceeded maximum amount of fixed ips per port.");
        }
        List<Subnet> subnets = stores.subnets().of(tx, port.network());
        if (wishes.isEmpty()) {
            return subnets.isEmpty() ? List.of() : List.of(addresses.takeAny(tx, port.id(), port.network(), subnets));
        }
        return wishes.stream().map(wish -> give(tx, port, subnets, wish)).toList();
    }

    private Port.Address give(Tx tx, Port port, List<Subnet> subnets, PortOrder.AddressWish wish) {
        List<Subnet> fitting = subnets.stream()
                .filter(subnet -> wish.subnet().isEmpty() || wish.subnet().get().equals(subnet.id()))
                .toList();
        if (wish.ip().isEmpty()) {
            if (fitting.isEmpty()) {
                throw Refusals.bad(
                        "Invalid input for operation: Failed to create port on network %s, because fixed_ips included invalid subnet %s."
                                .formatted(port.network(), wish.subnet().orElse("")));
            }
            return addresses.takeAny(tx, port.id(), port.network(), fitting);
        }
        Ipv4 address = Ipv4.parse(wish.ip().get());
        Subnet subnet = fitting.stream()
                .filter(each -> each.cidr().contains(address))
                .findFirst()
                .orElseThrow(() ->
                        Refusals.bad("IP address %s is not a valid IP for any of the subnets on the specified network."
                                .formatted(address)));
        return addresses.take(tx, port.id(), subnet, address);
    }

    /** What Nova wants to know of a change: what is shown of the port, and whether it is plugged in. */
    private void tell(Tx tx, Port before, Port after) {
        boolean looksElse = !before.addresses().equals(after.addresses())
                || !before.mac().equals(after.mac())
                || !before.groups().equals(after.groups());
        if (looksElse) {
            stores.signals().append(tx, Signal.CHANGED, after);
        }
        if (after.binding().isPlugged() && !after.binding().equals(before.binding())) {
            stores.signals().append(tx, Signal.PLUGGED, after);
        }
        if (before.binding().isPlugged() && !after.binding().isPlugged()) {
            stores.signals().append(tx, Signal.UNPLUGGED, before);
        }
    }

    /** Asks the machine first and records then, so that what is recorded can be plugged. */
    private Port bind(Port port, String name) {
        Network network = stores.database()
                .read("network of port", tx -> stores.networks().find(tx, port.network()))
                .orElseThrow(() -> Refusals.missing("Network", port.network()));
        Port bound = port.bound(host.bind(network, port, name));
        stores.database().change("bind port", tx -> {
            stores.ports().update(tx, bound);
            tell(tx, port, bound);
        });
        return bound;
    }

    private static void requireAdminForBinding(Caller caller, PortOrder order) {
        if (order.host().isPresent() && !caller.admin()) {
            throw Refusals.forbidden("create_port:binding:host_id");
        }
    }

    private Port owned(Tx tx, Caller caller, String id) {
        return stores.ports()
                .find(tx, id)
                .filter(port -> caller.owns(port.project()))
                .orElseThrow(() -> Refusals.missing("Port", id));
    }
}

package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.store.Limited;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.Router;
import nova.network.store.Subnet;
import nova.runtime.port.Platform;

/**
 * Routers: which subnets are connected with each other and with an external network. A router's sides are ports of the
 * service's own.
 */
public final class Routers {
    static final String INTERFACE = "network:router_interface";
    static final String GATEWAY = "network:router_gateway";

    private final Stores stores;
    private final Platform platform;
    private final Quotas quotas;
    private final NewPorts newPorts;

    public Routers(Stores stores, Platform platform, Quotas quotas) {
        this.stores = requireNonNull(stores, "stores");
        this.platform = requireNonNull(platform, "platform");
        this.quotas = requireNonNull(quotas, "quotas");
        this.newPorts = new NewPorts(stores, platform);
    }

    /** A router with its addresses on the external network. */
    public record Wide(Router router, List<Port.Address> outside) {
        public Wide {
            outside = List.copyOf(outside);
        }
    }

    /** One side of a router. */
    public record Interface(Router router, Port port) {
        public Interface {
            requireNonNull(router, "router");
            requireNonNull(port, "port");
        }
    }

    public List<Wide> list(Caller caller) {
        return stores.database().read("routers", tx -> {
            List<Router> routers =
                    caller.admin() ? stores.routers().all(tx) : stores.routers().ofProject(tx, caller.project());
            Map<String, List<Port.Address>> outside = stores.ports().ofOwner(tx, GATEWAY).stream()
                    .collect(Collectors.toMap(port -> port.device().id(), Port::addresses, (one, _) -> one));
            return routers.stream()
                    .map(router -> new Wide(router, outside.getOrDefault(router.id(), List.of())))
                    .toList();
        });
    }

    public Wide show(Caller caller, String id) {
        return stores.database().read("router", tx -> wide(tx, owned(tx, caller, id)));
    }

    public Wide create(Caller caller, Router router) {
        if (!caller.owns(router.project())) {
            throw Refusals.forbidden("create_router:tenant_id");
        }
        String gateway = platform.newId();
        return stores.database().write("create router", tx -> {
            quotas.requireRoom(tx, Limited.ROUTER, router.project());
            stores.routers().insert(tx, router);
            router.outside().ifPresent(outside -> openOutside(tx, caller, router, gateway));
            return wide(tx, router);
        });
    }

    public Wide update(Caller caller, String id, UnaryOperator<Router> change) {
        String gateway = platform.newId();
        return stores.database().write("update router", tx -> {
            Router old = owned(tx, caller, id);
            Router next = change.apply(old);
            boolean moved = !old.outside()
                    .map(Router.Outside::network)
                    .equals(next.outside().map(Router.Outside::network));
            if (moved) {
                refuseWhileLent(tx, old);
                sides(tx, id, GATEWAY).forEach(port -> stores.ports().delete(tx, port.id()));
                next.outside().ifPresent(outside -> openOutside(tx, caller, next, gateway));
            }
            stores.routers().update(tx, next);
            return wide(tx, next);
        });
    }

    public void delete(Caller caller, String id) {
        stores.database().change("delete router", tx -> {
            owned(tx, caller, id);
            if (!sides(tx, id, INTERFACE).isEmpty()) {
                throw Refusals.conflict("Router %s still has ports".formatted(id));
            }
            sides(tx, id, GATEWAY).forEach(port -> stores.ports().delete(tx, port.id()));
            stores.routers().delete(tx, id);
        });
    }

    /** The router gets the gateway's address of the subnet. */
    public Interface addSubnet(Caller caller, String id, String subnetId) {
        String portId = platform.newId();
        return stores.database().write("add router interface", tx -> {
            Router router = owned(tx, caller, id);
            Subnet subnet = stores.subnets()
                    .find(tx, subnetId)
                    .filter(found -> visible(tx, caller, found.network()))
                    .orElseThrow(() -> Refusals.missing("Subnet", subnetId));
            Port.Address gateway = new Port.Address(
                    subnetId,
                    subnet.gateway()
                            .orElseThrow(() -> Refusals.bad(
                                    "Bad router request: Subnet for router interface must have a gateway IP."))
                            .toString());
            if (hasSide(tx, id, subnetId)) {
                throw Refusals.bad("Bad router request: Router already has a port on subnet %s.".formatted(subnetId));
            }
            Port port = newPorts.insertOwn(
                    tx, portId, new Port.Device(id, INTERFACE), subnet.network(), Optional.of(gateway));
            return new Interface(router, port);
        });
    }

    public Interface removeSubnet(Caller caller, String id, String subnetId) {
        return stores.database().write("remove router interface", tx -> {
            Router router = owned(tx, caller, id);
            Port side = sides(tx, id, INTERFACE).stream()
                    .filter(port -> isOn(port, subnetId))
                    .findFirst()
                    .orElseThrow(() -> new NovaException(
                            ErrorCode.NOT_FOUND, "Router %s has no interface on subnet %s".formatted(id, subnetId)));
            refuseWhileLent(tx, router);
            stores.ports().delete(tx, side.id());
            return new Interface(router, side);
        });
    }

    private void openOutside(Tx tx, Caller caller, Router router, String portId) {
        String network = router.outside().orElseThrow().network();
        boolean external = stores.networks()
                .find(tx, network)
                .filter(found -> visible(tx, caller, found.id()))
                .map(Network::external)
                .orElseThrow(() -> Refusals.missing("Network", network));
        if (!external) {
            throw Refusals.bad("Bad router request: Network %s is not an external network.".formatted(network));
        }
        newPorts.insertOwn(tx, portId, new Port.Device(router.id(), GATEWAY), network, Optional.empty());
    }

    /** A floating address leads through this router: its ways must stay. */
    private void refuseWhileLent(Tx tx, Router router) {
        boolean lent = stores.floatingIps().ofProject(tx, router.project()).stream()
                .flatMap(ip -> ip.target().stream())
                .anyMatch(target -> target.router().equals(router.id()));
        if (lent) {
            throw Refusals.conflict("Router %s cannot be changed here, as it is required by one or more floating IPs."
                    .formatted(router.id()));
        }
    }

    private boolean hasSide(Tx tx, String id, String subnet) {
        return sides(tx, id, INTERFACE).stream().anyMatch(port -> isOn(port, subnet));
    }

    private static boolean isOn(Port port, String subnet) {
        return port.addresses().stream().anyMatch(address -> address.subnet().equals(subnet));
    }

    private List<Port> sides(Tx tx, String id, String owner) {
        return stores.ports().ofDevice(tx, id).stream()
                .filter(port -> port.device().owner().equals(owner))
                .toList();
    }

    private Wide wide(Tx tx, Router router) {
        List<Port.Address> outside = sides(tx, router.id(), GATEWAY).stream()
                .flatMap(port -> port.addresses().stream())
                .toList();
        return new Wide(router, outside);
    }

    private boolean visible(Tx tx, Caller caller, String network) {
        return stores.networks()
                .find(tx, network)
                .filter(found -> caller.owns(found.project()) || found.shared() || found.external())
                .isPresent();
    }

    private Router owned(Tx tx, Caller caller, String id) {
        return stores.routers()
                .find(tx, id)
                .filter(router -> caller.owns(router.project()))
                .orElseThrow(() -> Refusals.missing("Router", id));
    }
}

package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Ipv4;
import nova.network.address.Pool;
import nova.network.store.Limited;
import nova.network.store.Network;
import nova.network.store.Subnet;

/** Networks and their subnets: who may see and change what. */
public final class Topology {
    private final Stores stores;
    private final Quotas quotas;
    private final NetworkHost host;

    public Topology(Stores stores, Quotas quotas, NetworkHost host) {
        this.stores = requireNonNull(stores, "stores");
        this.quotas = requireNonNull(quotas, "quotas");
        this.host = requireNonNull(host, "host");
    }

    /** A network with the ids of its subnets. */
    public record Wide(Network network, List<String> subnets) {
        public Wide {
            subnets = List.copyOf(subnets);
        }
    }

    public List<Wide> networks(Caller caller) {
        return stores.database().read("networks", tx -> {
            Map<String, List<String>> subnets = stores.subnets().all(tx).stream()
                    .collect(Collectors.groupingBy(
                            Subnet::network, Collectors.mapping(Subnet::id, Collectors.toList())));
            List<Network> visible = caller.admin()
                    ? stores.networks().all(tx)
                    : stores.networks().visibleTo(tx, caller.project());
            return visible.stream()
                    .map(network -> new Wide(network, subnets.getOrDefault(network.id(), List.of())))
                    .toList();
        });
    }

    public Wide network(Caller caller, String id) {
        return stores.database().read("network", tx -> wide(tx, visible(tx, caller, id)));
    }

    public Wide create(Caller caller, Network network) {
        requireAdminFor(caller, network);
        if (!caller.owns(network.project())) {
            throw Refusals.forbidden("create_network:tenant_id");
        }
        stores.database().change("create network", tx -> {
            quotas.requireRoom(tx, Limited.NETWORK, network.project());
            stores.networks().insert(tx, network);
        });
        return new Wide(network, List.of());
    }

    public Wide update(Caller caller, String id, UnaryOperator<Network> change) {
        return stores.database().write("update network", tx -> {
            Network old = owned(tx, caller, id);
            Network next = change.apply(old);
            if (next.shared() != old.shared() || next.external() != old.external()) {
                requireAdminFor(caller, next);
            }
            stores.networks().update(tx, next);
            return wide(tx, next);
        });
    }

    /** Deletes a network without ports, with its subnets. */
    public void delete(Caller caller, String id) {
        stores.database().change("delete network", tx -> {
            owned(tx, caller, id);
            if (!stores.ports().ofNetwork(tx, id).isEmpty()) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Unable to complete operation on network %s. There are one or more ports still in use on the network."
                                .formatted(id));
            }
            stores.subnets().of(tx, id).forEach(subnet -> stores.subnets().delete(tx, subnet.id()));
            stores.networks().delete(tx, id);
        });
        host.changed();
    }

    public List<Subnet> subnets(Caller caller) {
        return stores.database().read("subnets", tx -> {
            List<String> visible = (caller.admin()
                            ? stores.networks().all(tx)
                            : stores.networks().visibleTo(tx, caller.project()))
                    .stream().map(Network::id).toList();
            return stores.subnets().all(tx).stream()
                    .filter(subnet -> visible.contains(subnet.network()))
                    .toList();
        });
    }

    public Subnet subnet(Caller caller, String id) {
        return stores.database().read("subnet", tx -> visibleSubnet(tx, caller, id));
    }

    public Subnet createSubnet(Caller caller, Subnet subnet) {
        checkPools(subnet);
        stores.database().change("create subnet", tx -> {
            owned(tx, caller, subnet.network());
            quotas.requireRoom(tx, Limited.SUBNET, subnet.project());
            stores.subnets().of(tx, subnet.network()).stream()
                    .filter(other -> other.cidr().overlaps(subnet.cidr()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw Refusals.bad(
                                "Invalid input for operation: Requested subnet with cidr: %s for network: %s overlaps with another subnet."
                                        .formatted(subnet.cidr(), subnet.network()));
                    });
            stores.subnets().insert(tx, subnet);
        });
        host.changed();
        return subnet;
    }

    public Subnet updateSubnet(Caller caller, String id, UnaryOperator<Subnet> change) {
        Subnet changed = stores.database().write("update subnet", tx -> {
            Subnet old = ownedSubnet(tx, caller, id);
            Subnet next = change.apply(old);
            checkPools(next);
            stores.subnets().update(tx, next);
            return next;
        });
        host.changed();
        return changed;
    }

    public void deleteSubnet(Caller caller, String id) {
        stores.database().change("delete subnet", tx -> {
            ownedSubnet(tx, caller, id);
            if (!stores.ports().taken(tx, id).isEmpty()) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Unable to complete operation on subnet %s: One or more ports have an IP allocation from this subnet."
                                .formatted(id));
            }
            stores.subnets().delete(tx, id);
        });
        host.changed();
    }

    private static void checkPools(Subnet subnet) {
        for (Pool pool : subnet.pools()) {
            boolean inside =
                    subnet.cidr().contains(pool.first()) && subnet.cidr().contains(pool.last());
            if (!inside) {
                throw Refusals.bad("The allocation pool %s-%s is not within the subnet's cidr %s."
                        .formatted(pool.first(), pool.last(), subnet.cidr()));
            }
            if (subnet.gateway().filter(pool::contains).isPresent()) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Gateway ip %s conflicts with allocation pool %s-%s."
                                .formatted(subnet.gateway().map(Ipv4::toString).orElse(""), pool.first(), pool.last()));
            }
        }
    }

    private static void requireAdminFor(Caller caller, Network network) {
        if (network.shared() && !caller.admin()) {
            throw Refusals.forbidden("create_network:shared");
        }
        if (network.external() && !caller.admin()) {
            throw Refusals.forbidden("create_network:router:external");
        }
    }

    private Wide wide(Tx tx, Network network) {
        return new Wide(
                network,
                stores.subnets().of(tx, network.id()).stream().map(Subnet::id).toList());
    }

    private Network visible(Tx tx, Caller caller, String id) {
        return stores.networks()
                .find(tx, id)
                .filter(network -> caller.owns(network.project()) || network.shared() || network.external())
                .orElseThrow(() -> Refusals.missing("Network", id));
    }

    private Network owned(Tx tx, Caller caller, String id) {
        Network network = visible(tx, caller, id);
        if (!caller.owns(network.project())) {
            throw Refusals.forbidden("update_network");
        }
        return network;
    }

    private Subnet visibleSubnet(Tx tx, Caller caller, String id) {
        Subnet subnet = stores.subnets().find(tx, id).orElseThrow(() -> Refusals.missing("Subnet", id));
        boolean hidden = stores.networks()
                .find(tx, subnet.network())
                .filter(network -> caller.owns(network.project()) || network.shared() || network.external())
                .isEmpty();
        if (hidden) {
            throw Refusals.missing("Subnet", id);
        }
        return subnet;
    }

    private Subnet ownedSubnet(Tx tx, Caller caller, String id) {
        Subnet subnet = visibleSubnet(tx, caller, id);
        if (!caller.owns(subnet.project())) {
            throw Refusals.forbidden("update_subnet");
        }
        return subnet;
    }
}

package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.api.server.create.CreateServerOrder.Interface;
import nova.api.server.create.CreateServerOrder.NetworkWish;
import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.operation.InterfaceWish;
import nova.openstack.Authority;
import nova.openstack.network.Network;
import nova.openstack.network.Networks;
import nova.openstack.network.Port;
import nova.openstack.network.SecurityGroup;

/** Turns the networks of a request into interfaces the conductor can make, checked with the user's own rights. */
final class ResolveInterfaces {
    private final Networks networks;
    private final Policy policy;

    ResolveInterfaces(Networks networks, Policy policy) {
        this.networks = requireNonNull(networks, "networks");
        this.policy = requireNonNull(policy, "policy");
    }

    List<InterfaceWish> resolve(NetworkWish wish, int maxCount, Authority authority) {
        return switch (wish) {
            case NetworkWish.None() -> List.of();
            case NetworkWish.Any(boolean must) -> anyNetwork(must, authority);
            case NetworkWish.These(var interfaces) -> {
                RequestContext context = RequestContext.CURRENT.get();
                policy.enforce("os_compute_api:servers:create:attach_network", Target.own(context));
                List<InterfaceWish> wishes = new ArrayList<>();
                interfaces.forEach(each -> wishes.add(one(each, maxCount, authority)));
                yield wishes;
            }
        };
    }

    /** For how many of the servers wanted the project may have the new ports they need. */
    int fitting(List<InterfaceWish> wishes, CreateServerOrder.Count count, Authority authority) {
        int each = (int)
                wishes.stream().filter(InterfaceWish.NewPort.class::isInstance).count();
        if (each == 0) {
            return count.max();
        }
        int left = networks.portsLeft(authority, RequestContext.CURRENT.get().project());
        int fitting = Math.min(count.max(), left / each);
        if (left < 0 || fitting < count.min()) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Maximum number of ports exceeded");
        }
        return fitting;
    }

    private List<InterfaceWish> anyNetwork(boolean must, Authority authority) {
        RequestContext context = RequestContext.CURRENT.get();
        List<Network> available = networks.availableTo(authority, context.project());
        if (available.isEmpty()) {
            if (must) {
                throw bad("Unable to automatically allocate a network for project " + context.project());
            }
            return List.of();
        }
        if (available.size() > 1) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "More than one possible network found. Specify network ID(s) to select which one(s) to connect to.");
        }
        return List.of(onNetwork(available.getFirst(), Optional.empty(), Optional.empty()));
    }

    private InterfaceWish one(Interface wish, int maxCount, Authority authority) {
        if (wish.port().isPresent()) {
            return onPort(new PortId(wish.port().get()), wish.tag(), maxCount, authority);
        }
        if (wish.fixedIp().isPresent() && maxCount > 1) {
            throw bad("Failed to launch instances: max_count cannot be greater than 1 if an fixed_ip is specified.");
        }
        NetworkId id = new NetworkId(wish.network().orElseThrow());
        Network network = networks.find(authority, id).orElseThrow(() -> bad("Network " + id + " could not be found."));
        if (network.external() && !policy.allows("network:attach_external_network", own())) {
            throw new NovaException(
                    ErrorCode.FORBIDDEN, "It is not allowed to create an interface on external network " + id);
        }
        return onNetwork(network, wish.fixedIp(), wish.tag());
    }

    private static InterfaceWish onNetwork(Network network, Optional<String> fixedIp, Optional<String> tag) {
        if (!network.hasSubnet()) {
            throw bad("Network " + network.id() + " requires a subnet in order to boot instances on.");
        }
        return new InterfaceWish.NewPort(network.id(), fixedIp, tag);
    }

    private InterfaceWish onPort(PortId id, Optional<String> tag, int maxCount, Authority authority) {
        if (maxCount > 1) {
            throw bad(
                    "Failed to launch instances: Unable to launch multiple instances with a single configured port ID."
                            + " Please launch your instance one by one with different ports.");
        }
        Port port = networks.findPort(authority, id).orElseThrow(() -> bad("Port id " + id + " could not be found."));
        if (port.device().isPresent()) {
            throw new NovaException(ErrorCode.CONFLICT, "Port " + id + " is still in use.");
        }
        if (port.vif().fixedIps().isEmpty()) {
            throw bad("Port " + id + " requires a FixedIP in order to be used.");
        }
        return new InterfaceWish.ExistingPort(id, tag);
    }

    /** Ids of the groups a request names; "default" alone means what the network service does by itself. */
    List<String> groupIds(List<String> names, Authority authority) {
        if (names.isEmpty() || names.equals(List.of("default"))) {
            return List.of();
        }
        return names.stream().map(name -> groupId(name, authority)).toList();
    }

    private String groupId(String name, Authority authority) {
        RequestContext context = RequestContext.CURRENT.get();
        List<SecurityGroup> found = networks.securityGroups(authority, context.project(), name);
        if (found.isEmpty()) {
            throw bad("Unable to find security_group with name or id '" + name + "'");
        }
        if (found.size() > 1) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Multiple security_group matches found for name '" + name + "', use an ID to be more specific.");
        }
        return found.getFirst().id();
    }

    private static Target own() {
        return Target.own(RequestContext.CURRENT.get());
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

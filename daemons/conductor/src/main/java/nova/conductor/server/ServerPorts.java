package nova.conductor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nova.model.context.ProjectId;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.operation.BuildPlan;
import nova.model.operation.InterfaceWish;
import nova.model.server.ServerId;
import nova.openstack.network.Networks;
import nova.openstack.network.Port;
import nova.openstack.network.PortWish;

/** A server's ports in the network service. Everything may be repeated: ports are found by server and slot. */
public final class ServerPorts {
    private final Networks networks;

    public ServerPorts(Networks networks) {
        this.networks = networks;
    }

    /** The interfaces, or why they cannot be had on any host. */
    public record Wiring(List<Vif> vifs, Optional<String> failure) {
        public static final Wiring NONE = new Wiring(List.of(), Optional.empty());

        public Wiring {
            vifs = List.copyOf(vifs);
        }
    }

    /** Finds or makes every port, bound to the host. A service that is away is an exception: the step is tried again. */
    public Wiring connect(ServerId server, BuildPlan plan, HostName host) {
        List<Vif> vifs = new ArrayList<>();
        try {
            for (InterfaceWish wish : plan.interfaces()) {
                vifs.add(
                        switch (wish) {
                            case InterfaceWish.ExistingPort(var port, var tag) ->
                                networks.takePort(port, server, host).tagged(tag);
                            case InterfaceWish.NewPort create ->
                                networks.findOrCreatePort(newPort(server, plan, create, vifs.size(), host))
                                        .tagged(create.tag());
                        });
            }
        } catch (NovaException refused) {
            return switch (refused.code()) {
                case CONFLICT, NOT_FOUND, OVER_QUOTA, BAD_REQUEST, FORBIDDEN ->
                    new Wiring(vifs, Optional.of(refused.getMessage()));
                default -> throw refused;
            };
        }
        return new Wiring(vifs, Optional.empty());
    }

    private static PortWish newPort(
            ServerId server, BuildPlan plan, InterfaceWish.NewPort create, int slot, HostName host) {
        ProjectId project = plan.wish().project();
        return new PortWish(
                server,
                slot,
                project,
                create.network(),
                host,
                create.fixedIp(),
                Optional.empty(),
                plan.securityGroupIds());
    }

    /** Deletes the ports we made and gives the user's back. Nothing left is success. */
    public void disconnect(ServerId server) {
        networks.portsOf(server).forEach(port -> disconnect(server, port));
    }

    private void disconnect(ServerId server, Port port) {
        if (port.slot().isPresent()) {
            networks.deletePort(port.vif().port());
        } else {
            networks.releasePort(port.vif().port(), server);
        }
    }

    /** Takes away the server's ports that are not among {@code known}. */
    public void disconnectAllBut(ServerId server, List<Vif> known) {
        Set<PortId> wanted = known.stream().map(Vif::port).collect(Collectors.toSet());
        networks.portsOf(server).stream()
                .filter(port -> !wanted.contains(port.vif().port()))
                .forEach(port -> disconnect(server, port));
    }
}

package nova.openstack.network;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.openstack.Authority;

/**
 * What Nova asks the network service. Blocking; a {@code NovaException} with UNAVAILABLE or TIMEOUT when it cannot be
 * reached. Questions take the authority that asks; changes are the conductor's and made as Nova's service user.
 *
 * <p>Every change may be repeated: a port we make carries the server's id as its device and the {@link PortWish#slot}
 * in its description, so that a repeat after a lost answer finds it instead of making a second one.
 */
public interface Networks {
    /** Networks the project may boot on: its own and the shared ones, without external ones; by name, then id. */
    List<Network> availableTo(Authority authority, ProjectId project);

    /** The network as this authority sees it. */
    Optional<Network> find(Authority authority, NetworkId network);

    /** The port as this authority sees it. */
    Optional<Port> findPort(Authority authority, PortId port);

    /** How many ports more the project may have; negative when it has too many already. */
    int portsLeft(Authority authority, ProjectId project);

    /** All ports whose device is this server, ours and the user's, in the order of their slots, then ids. */
    List<Port> portsOf(ServerId server);

    /** The interfaces of {@link #portsOf}, their addresses with the floating ones that lead to them. */
    List<Vif> interfacesOf(ServerId server);

    /** Groups of the project with this name; more than one means that the caller must name an id. */
    List<SecurityGroup> securityGroups(Authority authority, ProjectId project, String nameOrId);

    /**
     * Finds the port already made for this server and slot, or makes it, bound to the wish's host. A found port that is
     * bound elsewhere is bound anew. CONFLICT when a fixed address is taken, NOT_FOUND when the network is gone,
     * OVER_QUOTA when ports or addresses have run out.
     */
    Vif findOrCreatePort(PortWish wish);

    /**
     * Gives a port that exists already to the server, bound to the host. Twice is the same as once. CONFLICT when the
     * port belongs to another device.
     */
    Vif takePort(PortId port, ServerId server, HostName host);

    /** Moves the binding of a server's port to another host; the same host is a no-op. */
    Vif bindPort(PortId port, HostName host);

    /** Gives a user's port back: no device, no host. A port that is gone or has another device by now is left alone. */
    void releasePort(PortId port, ServerId server);

    /** Deletes a port; one that is gone already is success. */
    void deletePort(PortId port);
}

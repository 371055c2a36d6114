package nova.openstack.network;

import static java.util.Objects.requireNonNull;

import nova.model.context.ProjectId;
import nova.model.network.NetworkId;

/** A network as Nova needs to know it; {@code hasSubnet} is false when no address could be given on it. */
public record Network(
        NetworkId id, String name, ProjectId project, boolean shared, boolean external, boolean hasSubnet, int mtu) {
    public Network {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(project, "project");
    }
}

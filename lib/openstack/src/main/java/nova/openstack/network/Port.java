package nova.openstack.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.Vif;

/**
 * A port: the interface it makes, and to whom it belongs. {@code device} is the id of the server (or other thing) that
 * has it; {@code slot} is set on ports that Nova made. Security groups are ids.
 */
public record Port(
        Vif vif,
        ProjectId project,
        Optional<String> device,
        Optional<Integer> slot,
        Optional<HostName> host,
        String status,
        List<String> securityGroups) {
    public Port {
        requireNonNull(vif, "vif");
        requireNonNull(project, "project");
        requireNonNull(device, "device");
        requireNonNull(slot, "slot");
        requireNonNull(host, "host");
        requireNonNull(status, "status");
        securityGroups = List.copyOf(securityGroups);
    }
}

package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import nova.model.host.HostId;
import nova.model.host.HostName;

/** A host the scheduler ranked; {@code node} is its hypervisor hostname, {@code zone} its availability zone. */
public record HostChoice(HostId id, HostName host, String node, String zone) {
    public HostChoice {
        requireNonNull(id, "id");
        requireNonNull(host, "host");
        requireNonNull(node, "node");
        requireNonNull(zone, "zone");
    }
}

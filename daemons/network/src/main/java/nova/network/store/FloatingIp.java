package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** An address of an external network, lent to a project and, through {@code target}, to one address of a port. */
public record FloatingIp(
        String id,
        String project,
        String description,
        Place place,
        Optional<Target> target,
        Instant createdAt,
        Instant updatedAt) {
    /** Where the address is from; {@code port} is the service's own port that keeps it from being given twice. */
    public record Place(String network, String address, String port) {
        public Place {
            requireNonNull(network, "network");
            requireNonNull(address, "address");
            requireNonNull(port, "port");
        }
    }

    /** Whom it leads to, and the router that leads there. */
    public record Target(String port, String fixedIp, String router) {
        public Target {
            requireNonNull(port, "port");
            requireNonNull(fixedIp, "fixedIp");
            requireNonNull(router, "router");
        }
    }

    public FloatingIp {
        requireNonNull(id, "id");
        requireNonNull(project, "project");
        requireNonNull(description, "description");
        requireNonNull(place, "place");
        requireNonNull(target, "target");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    public FloatingIp with(String nextDescription, Optional<Target> nextTarget) {
        return new FloatingIp(id, project, nextDescription, place, nextTarget, createdAt, updatedAt);
    }
}

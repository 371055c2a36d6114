package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** What connects subnets with each other and, through {@code outside}, with an external network. */
public record Router(
        String id,
        String project,
        String name,
        String description,
        boolean adminUp,
        Optional<Outside> outside,
        Instant createdAt,
        Instant updatedAt) {
    /** The external network a router leads to; {@code snat}: what leaves bears the router's address. */
    public record Outside(String network, boolean snat) {
        public Outside {
            requireNonNull(network, "network");
        }
    }

    public Router {
        requireNonNull(id, "id");
        requireNonNull(project, "project");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(outside, "outside");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}

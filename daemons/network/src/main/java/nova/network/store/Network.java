package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A network: one broadcast domain. */
public record Network(
        String id,
        String name,
        String project,
        String description,
        boolean shared,
        boolean external,
        boolean adminUp,
        int mtu,
        Instant createdAt,
        Instant updatedAt) {
    public Network {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(project, "project");
        requireNonNull(description, "description");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}

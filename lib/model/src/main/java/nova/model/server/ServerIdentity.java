package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;

/** Who a server is and whose. {@code launchIndex} counts within the reservation, from 0. */
public record ServerIdentity(
        ServerId id,
        ProjectId project,
        UserId user,
        String name,
        Optional<String> description,
        String hostname,
        ReservationId reservation,
        int launchIndex) {
    public ServerIdentity {
        requireNonNull(id, "id");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(hostname, "hostname");
        requireNonNull(reservation, "reservation");
    }
}

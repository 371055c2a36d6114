package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** Instants of a server's life. {@code updated} moves only with something a user can see. */
public record ServerTimes(
        Instant created,
        Instant updated,
        Optional<Instant> launched,
        Optional<Instant> terminated,
        Optional<Instant> deleted) {
    public ServerTimes {
        requireNonNull(created, "created");
        requireNonNull(updated, "updated");
        requireNonNull(launched, "launched");
        requireNonNull(terminated, "terminated");
        requireNonNull(deleted, "deleted");
    }
}

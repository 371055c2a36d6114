package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import nova.model.context.RequestId;
import nova.model.server.ServerId;

/** One page of a server's actions, newest first. {@code marker} is the last of the page before. */
public record ActionQuery(
        ServerId server,
        Optional<RequestId> marker,
        Optional<Instant> changedSince,
        Optional<Instant> changedBefore,
        int limit) {
    public ActionQuery {
        requireNonNull(server, "server");
        requireNonNull(marker, "marker");
        requireNonNull(changedSince, "changedSince");
        requireNonNull(changedBefore, "changedBefore");
    }

    public static ActionQuery of(ServerId server, int limit) {
        return new ActionQuery(server, Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }
}

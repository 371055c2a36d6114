package nova.model.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.server.ServerId;

/** One page of the servers that ran in a window, by project and id, after the server {@code marker}. */
public record SpanQuery(
        Instant from, Instant until, Optional<ProjectId> project, Optional<ServerId> marker, int limit) {
    public SpanQuery {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        requireNonNull(project, "project");
        requireNonNull(marker, "marker");
    }
}

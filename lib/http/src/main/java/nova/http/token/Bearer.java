package nova.http.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;

/** Who holds a valid token: the user, the project it is scoped to, the roles there, and until when. */
public record Bearer(
        UserId user, Optional<ProjectId> project, List<String> roles, boolean systemScope, Instant expiresAt) {
    public Bearer {
        requireNonNull(user, "user");
        requireNonNull(project, "project");
        roles = List.copyOf(roles);
        requireNonNull(expiresAt, "expiresAt");
    }
}

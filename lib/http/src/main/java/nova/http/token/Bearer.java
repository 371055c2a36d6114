package nova.http.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
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

    /** What the token is for. One that is for nothing at all has no roles, and counts as a project's. */
    String scope() {
        if (systemScope) {
            return RequestContext.SYSTEM;
        }
        return project.isEmpty() && !roles.isEmpty() ? RequestContext.DOMAIN : RequestContext.PROJECT;
    }
}

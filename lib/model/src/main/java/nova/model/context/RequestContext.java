package nova.model.context;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Who asks, for what project, under which request id. Bound at three borders only: HTTP, RPC, periodic task.
 * {@code roles} as the identity service names them; {@code token} is the caller's token and never leaves the API
 * process in clear.
 */
public record RequestContext(
        RequestId request,
        Optional<String> globalRequest,
        ProjectId project,
        UserId user,
        List<String> roles,
        Optional<String> token) {

    /** The current request; bound for the dynamic extent of its handling. */
    public static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    public RequestContext {
        requireNonNull(request, "request");
        requireNonNull(globalRequest, "globalRequest");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        roles = List.copyOf(roles);
        requireNonNull(token, "token");
    }

    public boolean hasRole(String role) {
        return roles.stream().anyMatch(role::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return "RequestContext[request=" + request + ", project=" + project + ", user=" + user + ", roles=" + roles
                + "]";
    }
}

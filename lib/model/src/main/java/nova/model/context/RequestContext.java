package nova.model.context;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Who asks, for what project, under which request id. Bound at three borders only: HTTP, RPC, periodic task.
 * {@code roles} as the identity service names them; {@code token} is the caller's token and never leaves the API
 * process in clear; {@code scope} is what the token is for: a project, a domain or the system.
 */
public record RequestContext(
        RequestId request,
        Optional<String> globalRequest,
        ProjectId project,
        UserId user,
        List<String> roles,
        Optional<String> token,
        String scope) {
    public static final String PROJECT = "project";
    public static final String DOMAIN = "domain";
    public static final String SYSTEM = "system";

    /** The current request; bound for the dynamic extent of its handling. */
    public static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    public RequestContext {
        requireNonNull(request, "request");
        requireNonNull(globalRequest, "globalRequest");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        roles = List.copyOf(roles);
        requireNonNull(token, "token");
        requireNonNull(scope, "scope");
    }

    /** With a token of a project, as nearly all are. */
    public RequestContext(
            RequestId request,
            Optional<String> globalRequest,
            ProjectId project,
            UserId user,
            List<String> roles,
            Optional<String> token) {
        this(request, globalRequest, project, user, roles, token, PROJECT);
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

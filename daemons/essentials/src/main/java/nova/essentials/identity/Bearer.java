package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;

/** What a valid token says, with names and roles looked up now: a disabled user or a lost role counts at once. */
public record Bearer(
        Token token,
        User user,
        Domain userDomain,
        Optional<Project> project,
        Optional<Domain> domain,
        List<Role> roles) {
    public Bearer {
        requireNonNull(token, "token");
        requireNonNull(user, "user");
        requireNonNull(userDomain, "userDomain");
        requireNonNull(project, "project");
        requireNonNull(domain, "domain");
        roles = List.copyOf(roles);
    }

    public boolean hasRole(String name) {
        return roles.stream().anyMatch(role -> role.name().equalsIgnoreCase(name));
    }

    public boolean isAdmin() {
        return hasRole(Role.ADMIN);
    }

    /** What services that only need to know who calls remember of it. */
    public nova.http.token.Bearer seenByOthers() {
        return new nova.http.token.Bearer(
                new UserId(user.id()),
                project.map(each -> new ProjectId(each.id())),
                roles.stream().map(Role::name).toList(),
                token.scope() instanceof Scope.OfSystem,
                token.expiresAt());
    }
}

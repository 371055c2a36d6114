package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

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
}

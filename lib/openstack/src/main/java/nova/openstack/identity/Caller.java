package nova.openstack.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;

/** The bearer of a valid token: who, in what project, with which roles, until when. */
public record Caller(
        User user,
        Optional<Project> project,
        Optional<Domain> domainScope,
        boolean systemScope,
        List<String> roles,
        Instant expiresAt,
        Catalog catalog) {
    public Caller {
        requireNonNull(user, "user");
        requireNonNull(project, "project");
        requireNonNull(domainScope, "domainScope");
        roles = List.copyOf(roles);
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(catalog, "catalog");
    }

    public record Domain(String id, String name) {
        public Domain {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
        }
    }

    public record User(UserId id, String name, Domain domain) {
        public User {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
            requireNonNull(domain, "domain");
        }
    }

    public record Project(ProjectId id, String name, Domain domain) {
        public Project {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
            requireNonNull(domain, "domain");
        }
    }
}

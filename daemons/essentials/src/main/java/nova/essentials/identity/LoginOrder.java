package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A request for a token: who proves to be whom, and for what scope. */
public record LoginOrder(Optional<PasswordProof> password, Optional<String> token, Target target) {
    public LoginOrder {
        requireNonNull(password, "password");
        requireNonNull(token, "token");
        requireNonNull(target, "target");
    }

    /** Names a thing by id, or by name within a domain named by id or name. */
    public record Reference(Optional<String> id, Optional<String> name, Optional<DomainReference> domain) {
        public Reference {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
            requireNonNull(domain, "domain");
        }
    }

    public record DomainReference(Optional<String> id, Optional<String> name) {
        public DomainReference {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
        }
    }

    public record PasswordProof(Reference user, String password) {
        public PasswordProof {
            requireNonNull(user, "user");
            requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "PasswordProof[user=" + user + ", password=***]";
        }
    }

    /** The scope asked for; {@link Chosen} leaves it to the user's default project. */
    public sealed interface Target {
        record Chosen() implements Target {}

        record None() implements Target {}

        record Project(Reference project) implements Target {
            public Project {
                requireNonNull(project, "project");
            }
        }

        record OfDomain(DomainReference domain) implements Target {
            public OfDomain {
                requireNonNull(domain, "domain");
            }
        }

        record System() implements Target {}
    }
}

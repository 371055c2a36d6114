package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

/** What a token or an assignment of a role is for. Stored as {@code kind} and {@code id}. */
public sealed interface Scope {
    record Unscoped() implements Scope {}

    record OfProject(String project) implements Scope {
        public OfProject {
            requireNonNull(project, "project");
        }
    }

    record OfDomain(String domain) implements Scope {
        public OfDomain {
            requireNonNull(domain, "domain");
        }
    }

    record OfSystem() implements Scope {}

    default String kind() {
        return switch (this) {
            case Unscoped _ -> "unscoped";
            case OfProject _ -> "project";
            case OfDomain _ -> "domain";
            case OfSystem _ -> "system";
        };
    }

    default String id() {
        return switch (this) {
            case Unscoped _ -> "";
            case OfProject(var project) -> project;
            case OfDomain(var domain) -> domain;
            case OfSystem _ -> "all";
        };
    }

    static Scope stored(String kind, String id) {
        return switch (kind) {
            case "project" -> new OfProject(id);
            case "domain" -> new OfDomain(id);
            case "system" -> new OfSystem();
            default -> new Unscoped();
        };
    }
}

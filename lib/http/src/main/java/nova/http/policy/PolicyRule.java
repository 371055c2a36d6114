package nova.http.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One rule of a service: what it asks by default, the kinds of token it takes (none listed: all), and what it was before.
 * A {@code leaving} rule will be removed: overriding it is warned of.
 */
public record PolicyRule(String name, String check, List<String> scopes, Optional<Old> old, boolean leaving) {
    public PolicyRule {
        requireNonNull(name, "name");
        requireNonNull(check, "check");
        scopes = List.copyOf(scopes);
        requireNonNull(old, "old");
    }

    /** The name and default of earlier releases; operators' files may still use the name. */
    public record Old(String name, String check, String since) {
        public Old {
            requireNonNull(name, "name");
            requireNonNull(check, "check");
            requireNonNull(since, "since");
        }
    }

    public static PolicyRule of(String name, String check) {
        return new PolicyRule(name, check, List.of(), Optional.empty(), false);
    }

    boolean takes(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }
}

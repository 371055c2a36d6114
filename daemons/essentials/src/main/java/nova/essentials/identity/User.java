package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Somebody who can log in. The hash of the password stays in the store. */
public record User(
        String id,
        String name,
        String domain,
        Optional<String> defaultProject,
        Optional<String> email,
        Optional<String> description,
        boolean enabled) {
    public User {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(domain, "domain");
        requireNonNull(defaultProject, "defaultProject");
        requireNonNull(email, "email");
        requireNonNull(description, "description");
    }
}

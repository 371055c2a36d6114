package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

/** A word that policies ask for. */
public record Role(String id, String name, String description) {
    public static final String ADMIN = "admin";

    public Role {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
    }
}

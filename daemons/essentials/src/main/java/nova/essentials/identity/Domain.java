package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

/** A space of names for projects and users. */
public record Domain(String id, String name, String description, boolean enabled) {
    /** The domain every installation has. */
    public static final String DEFAULT = "default";

    public Domain {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
    }
}

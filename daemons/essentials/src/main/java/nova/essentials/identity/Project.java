package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

/** What owns servers, images and networks. */
public record Project(String id, String name, String domain, String description, boolean enabled) {
    public Project {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(domain, "domain");
        requireNonNull(description, "description");
    }
}

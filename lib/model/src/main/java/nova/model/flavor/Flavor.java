package nova.model.flavor;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server is given: sizes in MiB and GiB as Nova counts them, and the extra specs, sorted by key. */
public record Flavor(
        FlavorId id,
        String name,
        Optional<String> description,
        FlavorSize size,
        boolean isPublic,
        boolean disabled,
        Map<String, String> extraSpecs) {
    public Flavor {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(size, "size");
        extraSpecs = java.util.Collections.unmodifiableMap(new TreeMap<>(extraSpecs));
    }
}

package nova.http.body;

import java.util.Optional;
import nova.http.version.Microversion;

/** Where a value stands: the outermost and the innermost name (or index) around it, and the version that applies. */
public record Place(Microversion version, Optional<String> first, Optional<String> last) {
    public static Place root(Microversion version) {
        return new Place(version, Optional.empty(), Optional.empty());
    }

    public Place at(String name) {
        return new Place(version, first.or(() -> Optional.of(name)), Optional.of(name));
    }
}

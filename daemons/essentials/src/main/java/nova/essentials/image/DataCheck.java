package nova.essentials.image;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at uploaded bytes before anybody may use them. */
@FunctionalInterface
public interface DataCheck {
    /**
     * Throws UNSUPPORTED_MEDIA_TYPE when the content is not what {@code diskFormat} says, or is hostile. Answers the size
     * a guest will see, where the format tells.
     */
    Optional<Long> check(Path file, String diskFormat);
}

package nova.runtime.health;

import java.util.Optional;

/** One thing that must be well; says what is wrong, or nothing. Must be quick: it is asked every few seconds. */
@FunctionalInterface
public interface Check {
    Optional<String> problem();
}

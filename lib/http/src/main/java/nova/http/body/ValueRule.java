package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a JSON value must be. Finds the first mistake in the order a Python JSON schema would. */
@FunctionalInterface
public interface ValueRule {
    Optional<Mistake> check(JsonNode value, Place place);

    /** This rule, then {@code next}. */
    default ValueRule and(ValueRule next) {
        return (value, place) -> check(value, place).or(() -> next.check(value, place));
    }
}

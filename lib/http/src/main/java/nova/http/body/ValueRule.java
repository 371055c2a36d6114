package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nova.http.json.Json;

/** What a JSON value must be. Finds the first mistake in the order a Python JSON schema would. */
@FunctionalInterface
public interface ValueRule {
    Optional<Mistake> check(JsonNode value, Place place);

    /** The same as a JSON schema, as far as it can be said in one; for the API's description. */
    default ObjectNode schema() {
        return Json.object();
    }

    /** This rule, then {@code next}. */
    default ValueRule and(ValueRule next) {
        ValueRule both = (value, place) -> check(value, place).or(() -> next.check(value, place));
        ObjectNode schema = schema();
        schema.setAll(next.schema());
        return both.described(schema);
    }

    /** This rule, said in these words. */
    default ValueRule described(ObjectNode words) {
        return new DescribedRule(this, words);
    }
}

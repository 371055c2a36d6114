package nova.http.body;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A rule with its JSON schema. */
record DescribedRule(ValueRule rule, ObjectNode words) implements ValueRule {
    DescribedRule {
        requireNonNull(rule, "rule");
        requireNonNull(words, "words");
    }

    @Override
    public Optional<Mistake> check(JsonNode value, Place place) {
        return rule.check(value, place);
    }

    @Override
    public ObjectNode schema() {
        return words.deepCopy();
    }
}

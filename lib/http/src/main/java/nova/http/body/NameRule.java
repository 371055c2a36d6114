package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Of a name: 1 to 255 printable characters. Space around them is refused unless it may be {@code padded}; the legacy
 * endpoint takes that space away.
 */
record NameRule(boolean padded) implements ValueRule {
    private static final ValueRule PADDED =
            Rules.text().and(NameRule::printable).and(Rules.length(1, 255));
    private static final ValueRule BARE = Rules.text().and(NameRule::bare).and(Rules.length(1, 255));

    @Override
    public Optional<Mistake> check(JsonNode value, Place place) {
        return (padded ? PADDED : BARE).check(value, place);
    }

    /** A name of nothing but space stays as it is, and is refused. */
    static void trim(ObjectNode object, String field) {
        JsonNode held = object.get(field);
        if (held != null && held.isTextual() && !held.textValue().isBlank()) {
            object.put(field, held.textValue().strip());
        }
    }

    private static Optional<Mistake> printable(JsonNode value, Place place) {
        String text = value.asText();
        return text.isEmpty() || Formats.isPrintable(text) && !text.isBlank()
                ? Optional.empty()
                : Mistake.alone(
                        place,
                        value,
                        "An invalid 'name' value was provided. The name must be: printable characters with at least "
                                + "one non space character");
    }

    private static Optional<Mistake> bare(JsonNode value, Place place) {
        return value.isTextual() && Formats.isName(value.textValue())
                ? Optional.empty()
                : Mistake.alone(
                        place,
                        value,
                        "An invalid 'name' value was provided. The name must be: printable characters. "
                                + "Can not start or end with whitespace.");
    }
}

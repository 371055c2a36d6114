package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.http.json.PythonText;

/** The first thing wrong with a body. {@code alone} messages stand without the field in front of them. */
public record Mistake(Place place, JsonNode value, String message, boolean alone) {
    static Optional<Mistake> of(Place place, JsonNode value, String message) {
        return Optional.of(new Mistake(place, value, message, false));
    }

    static Optional<Mistake> alone(Place place, JsonNode value, String message) {
        return Optional.of(new Mistake(place, value, message, true));
    }

    String inBody() {
        if (alone || place.last().isEmpty()) {
            return message;
        }
        return "Invalid input for field/attribute %s. Value: %s. %s"
                .formatted(place.last().get(), PythonText.str(value), message);
    }

    String inQuery() {
        if (alone || place.first().isEmpty()) {
            return message;
        }
        return "Invalid input for query parameters %s. Value: %s. %s"
                .formatted(place.first().get(), PythonText.str(value), message);
    }
}

package nova.all;

import java.util.List;
import java.util.Map;
import nova.runtime.json.JsonCodec;

/** A status and a JSON document, walked by names and places. */
record Answer(int status, Object document) {
    static Answer of(int status, String body) {
        return new Answer(status, body.isBlank() ? Map.of() : JsonCodec.read(Object.class, body));
    }

    /** The value at {@code path}: names of fields and places in lists; empty text where there is none. */
    Object at(Object... path) {
        Object value = document;
        for (Object step : path) {
            value = switch (value) {
                case Map<?, ?> fields when fields.containsKey(step) -> fields.get(step);
                case List<?> items when step instanceof Integer place && place < items.size() -> items.get(place);
                case null, default -> "";
            };
        }
        return value;
    }

    String text(Object... path) {
        return String.valueOf(at(path));
    }
}

package nova.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object as it came, in its order. Values are String, Long, java.math.BigInteger, Double, Boolean, Map, List or
 * null, as {@link Json} reads them.
 */
public record JsonObject(Map<String, Object> fields) {
    public static JsonObject empty() {
        return new JsonObject(new LinkedHashMap<>());
    }

    /** The value as it came; null when it is null or absent. */
    public Object raw(String name) {
        return fields.get(name);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The text of a string, or of anything else as Python shows it; empty when null or absent. */
    public Optional<String> text(String name) {
        Object value = fields.get(name);
        return value == null ? Optional.empty() : Optional.of(PythonText.of(value));
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    public long number(String name, long otherwise) {
        return fields.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    /** The object of that name; an empty one when there is none. */
    public JsonObject object(String name) {
        return of(fields.get(name));
    }

    /** The objects of the list of that name; empty when there is none. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> found = new ArrayList<>();
        for (Object each : list(name)) {
            found.add(of(each));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    public List<Object> list(String name) {
        return fields.get(name) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** A copy that may be changed. */
    public Map<String, Object> copy() {
        return new LinkedHashMap<>(fields);
    }

    @SuppressWarnings("unchecked")
    public static JsonObject of(Object value) {
        return value instanceof Map<?, ?> map ? new JsonObject((Map<String, Object>) map) : empty();
    }
}

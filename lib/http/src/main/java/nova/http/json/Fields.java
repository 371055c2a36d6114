package nova.http.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The members of one JSON object of a request, checked while they are read. {@code where} is its place in the body. */
public record Fields(JsonNode node, String where) {
    public Fields {
        requireNonNull(node, "node");
        requireNonNull(where, "where");
        if (!node.isObject()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'%s' must be an object.".formatted(where));
        }
    }

    /** The object under the single key of a body, such as {@code {"user": {...}}}. */
    public static Fields of(JsonNode body, String key) {
        return new Fields(body, "body").object(key).orElseThrow(() -> missing(key));
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public String text(String key) {
        return optional(key).orElseThrow(() -> missing(place(key)));
    }

    /** Empty when absent or null. */
    public Optional<String> optional(String key) {
        return value(key).map(value -> {
            if (!value.isTextual()) {
                throw wrong(key, "a string");
            }
            return value.textValue();
        });
    }

    /** True and false; also the words, as some clients send them. */
    public Optional<Boolean> flag(String key) {
        return value(key).map(value -> {
            if (!value.isBoolean()
                    && !List.of("true", "false").contains(value.asText().toLowerCase(Locale.ROOT))) {
                throw wrong(key, "true or false");
            }
            return value.asBoolean();
        });
    }

    public Optional<Integer> number(String key) {
        return value(key).map(value -> {
            if (!value.canConvertToInt() && !value.asText().matches("-?[0-9]{1,9}")) {
                throw wrong(key, "an integer");
            }
            return value.isTextual() ? Integer.parseInt(value.textValue()) : value.intValue();
        });
    }

    public Optional<Fields> object(String key) {
        return value(key).map(value -> new Fields(value, place(key)));
    }

    /** Empty list when absent or null. */
    public List<JsonNode> array(String key) {
        List<JsonNode> all = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (!value.isArray()) {
                throw wrong(key, "a list");
            }
            value.forEach(all::add);
        });
        return all;
    }

    public List<String> texts(String key) {
        return array(key).stream()
                .map(value -> {
                    if (!value.isTextual()) {
                        throw wrong(key, "a list of strings");
                    }
                    return value.textValue();
                })
                .toList();
    }

    public List<Fields> objects(String key) {
        return array(key).stream().map(value -> new Fields(value, place(key))).toList();
    }

    private Optional<JsonNode> value(String key) {
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    private String place(String key) {
        return where.equals("body") ? key : where + "." + key;
    }

    private NovaException wrong(String key, String wanted) {
        return new NovaException(ErrorCode.BAD_REQUEST, "'%s' must be %s.".formatted(place(key), wanted));
    }

    private static NovaException missing(String place) {
        return new NovaException(ErrorCode.BAD_REQUEST, "'%s' is a required property.".formatted(place));
    }
}

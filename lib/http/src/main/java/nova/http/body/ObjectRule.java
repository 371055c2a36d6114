package nova.http.body;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nova.http.json.Json;
import nova.http.json.PythonText;
import nova.http.version.Microversion;
import nova.http.version.VersionRange;

/**
 * An object with known fields. A field may be listed several times for different versions. Checked in the order Nova's
 * schemas have: type, fields in their order, names by pattern, what is missing, what is too much. The legacy endpoint
 * drops what is too much, from the body itself, so that nobody reads it.
 */
public record ObjectRule(List<FieldRule> fields, Optional<Named> pattern, boolean open) implements ValueRule {
    public ObjectRule {
        fields = List.copyOf(fields);
        requireNonNull(pattern, "pattern");
    }

    /** Every name that matches holds {@code rule}. */
    public record Named(Pattern names, ValueRule rule) {}

    /** Further fields are allowed. */
    public ObjectRule opened() {
        return new ObjectRule(fields, pattern, true);
    }

    /** No further fields from this version on; before it they are dropped, from the value itself. */
    public ValueRule closedSince(int major, int minor) {
        ObjectRule closed = this;
        ValueRule rule = (value, place) -> place.version().atLeast(major, minor)
                ? closed.check(value, place)
                : closed.opened().check(value, place).or(() -> closed.drop(value, place));
        return rule.described(schema());
    }

    /** Fields of all versions, each with its range; required is what the newest version requires. */
    @Override
    public ObjectNode schema() {
        ObjectNode schema = Words.of("type", "object");
        ObjectNode properties = Json.object();
        List<String> required = new ArrayList<>();
        for (FieldRule field : fields) {
            ObjectNode words = field.rule().schema();
            Words.range(words, field.versions());
            JsonNode before = properties.get(field.name());
            properties.set(field.name(), before == null ? words : either(before, words));
            if (field.required().last().equals(VersionRange.ALL.last())) {
                required.add(field.name());
            }
        }
        if (!properties.isEmpty()) {
            schema.set("properties", properties);
        }
        if (!required.isEmpty()) {
            schema.setAll(Words.listed("required", required.stream().distinct().toList()));
        }
        pattern.ifPresent(named -> schema.set(
                "patternProperties",
                Words.of(named.names().pattern(), named.rule().schema())));
        return schema.put("additionalProperties", open);
    }

    private static ObjectNode either(JsonNode before, ObjectNode words) {
        ObjectNode either = Json.object();
        ArrayNode choices = either.putArray("anyOf");
        if (before.size() == 1 && before.has("anyOf")) {
            before.get("anyOf").forEach(choices::add);
        } else {
            choices.add(before);
        }
        choices.add(words);
        return either;
    }

    @Override
    public Optional<Mistake> check(JsonNode value, Place place) {
        if (!value.isObject()) {
            return Mistake.of(place, value, PythonText.repr(value) + " is not of type 'object'");
        }
        return wrongField(value, place)
                .or(() -> wrongNamed(value, place))
                .or(() -> missing(value, place))
                .or(() -> open ? Optional.empty() : tooMuch(value, place));
    }

    private Optional<Mistake> wrongField(JsonNode value, Place place) {
        for (FieldRule field : fields) {
            if (isLegacy(place) && field.rule() instanceof NameRule) {
                NameRule.trim((ObjectNode) value, field.name());
            }
            JsonNode held = value.get(field.name());
            if (held != null && field.versions().contains(place.version())) {
                Optional<Mistake> mistake = field.rule().check(held, place.at(field.name()));
                if (mistake.isPresent()) {
                    return mistake;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Mistake> wrongNamed(JsonNode value, Place place) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        for (var each : value.properties()) {
            if (pattern.get().names().matcher(each.getKey()).find()) {
                Optional<Mistake> mistake = pattern.get().rule().check(each.getValue(), place.at(each.getKey()));
                if (mistake.isPresent()) {
                    return mistake;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Mistake> missing(JsonNode value, Place place) {
        return fields.stream()
                .filter(field -> field.required().contains(place.version()) && !value.has(field.name()))
                .findFirst()
                .flatMap(field -> Mistake.of(place, value, PythonText.repr(field.name()) + " is a required property"));
    }

    private Optional<Mistake> tooMuch(JsonNode value, Place place) {
        List<String> extra = new ArrayList<>();
        value.fieldNames().forEachRemaining(name -> {
            if (!known(name, place)) {
                extra.add(PythonText.repr(name));
            }
        });
        if (extra.isEmpty()) {
            return Optional.empty();
        }
        if (isLegacy(place)) {
            return drop(value, place);
        }
        String names = extra.stream().sorted().collect(Collectors.joining(", "));
        if (pattern.isPresent()) {
            return Mistake.of(
                    place,
                    value,
                    names + (extra.size() == 1 ? " does" : " do") + " not match any of the regexes: "
                            + PythonText.repr(pattern.get().names().pattern()));
        }
        return Mistake.of(
                place,
                value,
                "Additional properties are not allowed (" + names + (extra.size() == 1 ? " was" : " were")
                        + " unexpected)");
    }

    private Optional<Mistake> drop(JsonNode value, Place place) {
        ((ObjectNode) value)
                .remove(value.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !known(name, place))
                        .toList());
        return Optional.empty();
    }

    private static boolean isLegacy(Place place) {
        return place.version().equals(Microversion.LEGACY);
    }

    private boolean known(String name, Place place) {
        return fields.stream()
                        .anyMatch(field ->
                                field.name().equals(name) && field.versions().contains(place.version()))
                || pattern.filter(named -> named.names().matcher(name).find()).isPresent();
    }
}

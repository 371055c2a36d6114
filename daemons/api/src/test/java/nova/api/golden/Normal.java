package nova.api.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nova.http.json.Json;

/** Makes two answers comparable: what differs between two clouds by nature becomes a word in angle or curly brackets. */
record Normal(Map<String, String> names) {
    /** Shorter ids are numbers, which may mean anything. */
    private static final int SHORTEST_NAME = 8;

    private static final Map<Pattern, String> WORDS = Map.of(
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<uuid>",
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z?"), "<time>",
            Pattern.compile("^r-[0-9a-z]{8}$"), "<reservation>",
            Pattern.compile("instance-[0-9a-f]{8}"), "<guest name>",
            Pattern.compile("(marker=|Invalid uuid |/migrations/)\\d+$"), "$1<number>");
    private static final Set<String> OF_GENERATED_KEYS = Set.of("private_key", "public_key", "fingerprint");

    JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                ArrayNode normal = Json.object().putArray("items");
                array.forEach(item -> normal.add(of(item)));
                yield normal;
            }
            case TextNode text -> TextNode.valueOf(text(text.textValue()));
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object) {
        ObjectNode normal = Json.object();
        object.properties().forEach(each -> {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if ((name.equals("id") || name.equals("uptime")) && value.isIntegralNumber()) {
                normal.put(name, "<number>");
            } else if (object.has("private_key") && OF_GENERATED_KEYS.contains(name)) {
                normal.put(name, "<generated>");
            } else if (name.equals("adminPass")) {
                normal.put(name, "<password>");
            } else {
                normal.set(name, of(value));
            }
        });
        return normal;
    }

    String text(String text) {
        String normal = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            if (each.getValue().length() >= SHORTEST_NAME) {
                normal = normal.replace(each.getValue(), "{" + each.getKey() + "}");
            }
        }
        for (Map.Entry<Pattern, String> each : WORDS.entrySet()) {
            normal = each.getKey().matcher(normal).replaceAll(each.getValue());
        }
        return normal;
    }
}

package nova.api.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a document as paths: objects by name, all items of a list as one {@code []}. */
final class Keys {
    private Keys() {}

    static Set<String> of(JsonNode document) {
        Set<String> keys = new TreeSet<>();
        collect(document, "", keys);
        return keys;
    }

    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isObject()) {
            node.properties().forEach(each -> {
                String key = path.isEmpty() ? each.getKey() : path + "/" + each.getKey();
                keys.add(key);
                collect(each.getValue(), key, keys);
            });
        } else if (node.isArray()) {
            node.forEach(item -> {
                keys.add(path + "[]");
                collect(item, path + "[]", keys);
            });
        }
    }

    /** What {@code some} has and {@code others} lack; nothing below a key that is missing itself. */
    static Set<String> onlyIn(Set<String> some, Set<String> others) {
        Set<String> only = new TreeSet<>(some);
        only.removeAll(others);
        Set<String> top = new TreeSet<>(only);
        top.removeIf(
                key -> only.stream().anyMatch(other -> key.startsWith(other + "/") || key.startsWith(other + "[]")));
        return top;
    }
}

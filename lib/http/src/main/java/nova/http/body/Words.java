package nova.http.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.http.version.VersionRange;

/** JSON schema keywords, as the API's description needs them. */
final class Words {
    private Words() {}

    static ObjectNode of(String keyword, String value) {
        return Json.object().put(keyword, value);
    }

    static ObjectNode of(String keyword, long value) {
        return Json.object().put(keyword, value);
    }

    static ObjectNode of(String keyword, ObjectNode value) {
        return Json.object().set(keyword, value);
    }

    static ObjectNode types(List<String> names) {
        return names.size() == 1 ? of("type", names.getFirst()) : listed("type", names);
    }

    static ObjectNode listed(String keyword, List<String> values) {
        ObjectNode words = Json.object();
        ArrayNode array = words.putArray(keyword);
        values.forEach(array::add);
        return words;
    }

    static ObjectNode alternatives(String keyword, List<ValueRule> rules) {
        ObjectNode words = Json.object();
        ArrayNode array = words.putArray(keyword);
        rules.forEach(rule -> array.add(rule.schema()));
        return words;
    }

    /** In which versions something exists, as an extension. */
    static void range(ObjectNode schema, VersionRange versions) {
        ObjectNode range = Json.object();
        if (versions.first().compareTo(Microversion.NONE) > 0) {
            range.put("min-ver", versions.first().toString());
        }
        if (versions.last().compareTo(VersionRange.ALL.last()) < 0) {
            range.put("max-ver", versions.last().toString());
        }
        if (!range.isEmpty()) {
            schema.set("x-openstack", range);
        }
    }
}

package nova.cli.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.json.JsonObject;

/** One server of a list: what the API said, and the shorter names and readable states the columns use. */
record ListedServer(Map<String, Object> fields, JsonObject source) {
    private static final List<String> POWER_STATES =
            List.of("NOSTATE", "Running", "", "Paused", "Shutdown", "", "Crashed", "Suspended");

    private static final Map<String, String> SHORT_NAMES = shortNames();

    static ListedServer of(JsonObject server, boolean expandFlavor) {
        Map<String, Object> fields = new LinkedHashMap<>(server.fields());
        SHORT_NAMES.forEach((longName, shortName) -> {
            if (fields.containsKey(longName) && !fields.containsKey(shortName)) {
                fields.put(shortName, fields.get(longName));
            }
        });
        fields.put("power_state", powerState(fields.get("power_state")));
        fields.putIfAbsent("task_state", fields.containsKey("task_state") ? fields.get("task_state") : "N/A");
        if (expandFlavor && fields.get("flavor") instanceof Map<?, ?> flavor) {
            fields.remove("flavor");
            flavor.forEach((name, value) -> fields.put("flavor:" + name, value));
        }
        return new ListedServer(fields, server);
    }

    private static Map<String, String> shortNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("OS-EXT-SRV-ATTR:host", "host");
        names.put("OS-EXT-STS:task_state", "task_state");
        names.put("OS-EXT-SRV-ATTR:instance_name", "instance_name");
        names.put("OS-EXT-STS:power_state", "power_state");
        names.put("hostId", "host_id");
        return names;
    }

    private static Object powerState(Object value) {
        return value instanceof Number number && number.intValue() >= 0 && number.intValue() < POWER_STATES.size()
                ? POWER_STATES.get(number.intValue())
                : "N/A";
    }
}

package nova.network.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Query;
import nova.http.json.Json;

/**
 * Lists as Neutron filters them: each query parameter names a field, repeated values are alternatives, {@code fields}
 * chooses what is shown, {@code marker} and {@code limit} page through. {@code fixed_ips=ip_address=…} looks inside.
 */
final class Listing {
    static final int MAX_LIMIT = 1000;
    private static final Set<String> NOT_FILTERS =
            Set.of("fields", "limit", "marker", "page_reverse", "sort_key", "sort_dir");

    private Listing() {}

    static HttpResponse answer(HttpRequest request, String key, List<ObjectNode> nodes) {
        Query query = request.query();
        int limit = query.first("limit")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(MAX_LIMIT);
        String marker = query.first("marker").orElse("");
        ArrayNode list = Json.array();
        boolean after = marker.isEmpty();
        for (ObjectNode node : nodes) {
            if (after && list.size() < Math.min(Math.max(limit, 1), MAX_LIMIT) && matches(node, query)) {
                list.add(chosen(node, query));
            }
            after |= node.path("id").asText().equals(marker);
        }
        ObjectNode body = Json.object();
        body.set(key, list);
        return HttpResponse.json(200, body);
    }

    private static boolean matches(ObjectNode node, Query query) {
        return query.values().entrySet().stream()
                .filter(entry -> !NOT_FILTERS.contains(entry.getKey()))
                .allMatch(entry -> fits(node, entry.getKey(), entry.getValue()));
    }

    private static boolean fits(ObjectNode node, String field, List<String> wanted) {
        JsonNode value = node.path(field);
        if (field.equals("fixed_ips")) {
            return wanted.stream().anyMatch(each -> inside(value, each));
        }
        if (value.isMissingNode()) {
            return true;
        }
        return wanted.stream().anyMatch(each -> value.asText("").equalsIgnoreCase(each));
    }

    /** {@code ip_address=10.0.0.3} or {@code subnet_id=…}. */
    private static boolean inside(JsonNode addresses, String wanted) {
        int equal = wanted.indexOf('=');
        if (equal < 0) {
            return false;
        }
        for (JsonNode address : addresses) {
            if (address.path(wanted.substring(0, equal)).asText().equals(wanted.substring(equal + 1))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode chosen(ObjectNode node, Query query) {
        List<String> fields = query.all("fields");
        return fields.isEmpty() ? node : node.deepCopy().retain(fields);
    }
}

package nova.api.securitygroup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.http.json.Json;

/** The network service's groups as Nova showed them: only what comes in, and peers by name. {@code peers} is by id. */
record GroupView(Map<String, JsonNode> peers) {
    private static final Set<String> WITH_PORTS = Set.of("TCP", "UDP");
    private static final int MAX_PORT = 65_535;

    ObjectNode group(JsonNode group) {
        ObjectNode node = Json.object()
                .put("id", group.path("id").asText())
                .put("name", group.path("name").asText(""))
                .put("description", group.path("description").asText(""))
                .put("tenant_id", group.path("tenant_id").asText());
        ArrayNode rules = node.putArray("rules");
        for (JsonNode rule : group.path("security_group_rules")) {
            if (rule.path("direction").asText().equals("ingress")) {
                rule(rule).ifPresent(rules::add);
            }
        }
        return node;
    }

    /** Empty when the peer group is gone meanwhile: then the rule is going too. */
    Optional<ObjectNode> rule(JsonNode rule) {
        String protocol = rule.path("protocol").textValue();
        boolean open = protocol != null
                && rule.path("port_range_min").isNull()
                && rule.path("port_range_max").isNull();
        boolean ports = protocol != null && WITH_PORTS.contains(protocol.toUpperCase(java.util.Locale.ROOT));
        ObjectNode node = Json.object()
                .put("id", rule.path("id").asText())
                .put("parent_group_id", rule.path("security_group_id").asText())
                .put("ip_protocol", protocol);
        if (open) {
            node.put("from_port", ports ? 1 : -1).put("to_port", ports ? MAX_PORT : -1);
        } else {
            node.set("from_port", number(rule.path("port_range_min")));
            node.set("to_port", number(rule.path("port_range_max")));
        }
        String peer = rule.path("remote_group_id").asText("");
        if (peer.isEmpty() || peer.equals("null")) {
            node.putObject("group");
            node.putObject("ip_range").put("cidr", cidr(rule));
            return Optional.of(node);
        }
        JsonNode known = peers.get(peer);
        if (known == null) {
            return Optional.empty();
        }
        node.putObject("group")
                .put("name", known.path("name").asText(""))
                .put("tenant_id", known.path("tenant_id").asText());
        node.putObject("ip_range");
        return Optional.of(node);
    }

    static String cidr(JsonNode rule) {
        String text = rule.path("remote_ip_prefix").textValue();
        return text == null || text.isEmpty() ? "0.0.0.0/0" : text;
    }

    private static JsonNode number(JsonNode node) {
        return node.isNumber() ? node : null;
    }
}

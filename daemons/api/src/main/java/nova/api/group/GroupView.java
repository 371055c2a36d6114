package nova.api.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.group.ServerGroup;
import nova.model.schedule.GroupPolicy;

/** Server groups as documents. */
record GroupView(Microversion version) {
    ObjectNode full(ServerGroup group) {
        ObjectNode node = Json.object().put("id", group.id()).put("name", group.name());
        if (version.atLeast(2, 64)) {
            node.put("policy", group.policy().word());
            ObjectNode rules = node.putObject("rules");
            if (group.maxPerHost() != ServerGroup.NOT_SAID && group.policy() == GroupPolicy.ANTI_AFFINITY) {
                rules.put("max_server_per_host", group.maxPerHost());
            }
        } else {
            node.putArray("policies").add(group.policy().word());
            node.putObject("metadata");
        }
        ArrayNode members = node.putArray("members");
        group.members().forEach(member -> members.add(member.value()));
        if (version.atLeast(2, 13)) {
            node.put("project_id", group.project().value())
                    .put("user_id", group.user().value());
        }
        return node;
    }
}

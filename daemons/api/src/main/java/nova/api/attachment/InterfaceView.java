package nova.api.attachment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.network.Vif;

/** A port as Nova shows an attached interface; the tag, ours, from 2.70 on. */
final class InterfaceView {
    private final Microversion version;
    private final List<Vif> vifs;

    InterfaceView(Microversion version, List<Vif> vifs) {
        this.version = requireNonNull(version, "version");
        this.vifs = List.copyOf(vifs);
    }

    ObjectNode attachment(JsonNode port) {
        String id = port.path("id").asText();
        ObjectNode node = Json.object();
        node.set("net_id", port.path("network_id"));
        node.put("port_id", id);
        node.set("mac_addr", port.path("mac_address"));
        node.set("port_state", port.path("status"));
        node.set("fixed_ips", port.path("fixed_ips"));
        if (version.atLeast(2, 70)) {
            node.put(
                    "tag",
                    vifs.stream()
                            .filter(vif -> vif.port().value().equals(id))
                            .findFirst()
                            .flatMap(Vif::tag)
                            .orElse(null));
        }
        return node;
    }
}

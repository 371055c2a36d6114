package nova.api.floating;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nova.http.json.Json;

/** A floating address with what Nova showed of it: where it leads, and the name of the network it is from. */
record FloatingIp(
        String id,
        String address,
        Optional<String> fixedIp,
        Optional<String> port,
        Optional<String> device,
        String pool) {
    FloatingIp {
        requireNonNull(id, "id");
        requireNonNull(address, "address");
        requireNonNull(fixedIp, "fixedIp");
        requireNonNull(port, "port");
        requireNonNull(device, "device");
        requireNonNull(pool, "pool");
    }

    /** {@code device} has the port it leads to; {@code pool} is a name, or the id where there is none. */
    static FloatingIp of(JsonNode node, Optional<String> device, String pool) {
        return new FloatingIp(
                node.path("id").asText(),
                node.path("floating_ip_address").asText(),
                Optional.ofNullable(node.path("fixed_ip_address").textValue()),
                Optional.ofNullable(node.path("port_id").textValue()),
                device,
                pool);
    }

    ObjectNode view() {
        return Json.object()
                .put("id", id)
                .put("ip", address)
                .put("fixed_ip", fixedIp.orElse(null))
                .put("instance_id", device.orElse(null))
                .put("pool", pool);
    }
}

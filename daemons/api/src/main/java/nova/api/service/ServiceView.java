package nova.api.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.api.Stamp;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.host.ComputeService;

/** Services as documents. */
record ServiceView(Microversion version) {
    ObjectNode full(ComputeService service, String zone) {
        ObjectNode node = Json.object()
                .put("binary", service.program())
                .put("host", service.host().value());
        if (version.atLeast(2, 53)) {
            node.put("id", service.id());
        } else {
            node.put("id", service.number());
        }
        node.put("zone", zone)
                .put("status", service.setting().disabled() ? "disabled" : "enabled")
                .put("state", service.life().up() ? "up" : "down")
                .put(
                        "updated_at",
                        Stamp.plain(service.life().seen().orElse(service.life().updated())))
                .put("disabled_reason", service.setting().disabledReason().orElse(null));
        if (version.atLeast(2, 11)) {
            node.put("forced_down", service.setting().forcedDown());
        }
        return node;
    }
}

package nova.api.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.json.Json;

/** The volume service's documents as Nova showed them. */
final class VolumeView {
    private VolumeView() {}

    static ObjectNode volume(JsonNode volume) {
        String id = volume.path("id").asText();
        ObjectNode node = Json.object()
                .put("id", id)
                .put("status", volume.path("status").asText())
                .put("size", volume.path("size").asInt())
                .put("availabilityZone", volume.path("availability_zone").textValue())
                .put("createdAt", volume.path("created_at").textValue())
                .put("displayName", volume.path("name").textValue())
                .put("displayDescription", volume.path("description").textValue())
                .put("volumeType", volume.path("volume_type").textValue())
                .put("snapshotId", volume.path("snapshot_id").textValue());
        node.set("metadata", volume.path("metadata").isObject() ? volume.get("metadata") : Json.object());
        ArrayNode attachments = node.putArray("attachments");
        JsonNode first = volume.path("attachments").path(0);
        ObjectNode attachment = attachments.addObject();
        if (first.isObject()) {
            attachment
                    .put("id", id)
                    .put("volumeId", id)
                    .put("serverId", first.path("server_id").asText());
            String device = first.path("device").asText("");
            if (!device.isEmpty() && !first.path("device").isNull()) {
                attachment.put("device", device);
            }
        }
        return node;
    }

    static ObjectNode snapshot(JsonNode snapshot) {
        return Json.object()
                .put("id", snapshot.path("id").asText())
                .put("volumeId", snapshot.path("volume_id").asText())
                .put("status", snapshot.path("status").asText())
                .put("size", snapshot.path("size").asInt())
                .put("createdAt", snapshot.path("created_at").textValue())
                .put("displayName", snapshot.path("name").textValue())
                .put("displayDescription", snapshot.path("description").textValue());
    }
}

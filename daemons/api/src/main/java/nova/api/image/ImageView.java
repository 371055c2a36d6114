package nova.api.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nova.http.Links;
import nova.http.body.Formats;
import nova.http.json.Json;
import nova.openstack.image.ImageFields;

/** Documents of the image service as Nova showed them. {@code imageUrl} is where that service is. */
record ImageView(Links links, String imageUrl) {
    private static final Map<String, String> STATUSES = Map.of(
            "active", "ACTIVE",
            "queued", "SAVING",
            "saving", "SAVING",
            "deleted", "DELETED",
            "pending_delete", "DELETED",
            "killed", "ERROR");
    private static final Map<String, Integer> PROGRESS = Map.of("queued", 25, "saving", 50, "active", 100);

    ObjectNode brief(JsonNode image) {
        ObjectNode node = Json.object()
                .put("id", image.path("id").asText())
                .put("name", image.path("name").textValue());
        node.set("links", linksOf(image.path("id").asText()));
        return node;
    }

    ObjectNode full(JsonNode image) {
        String status = image.path("status").asText();
        ObjectNode metadata = properties(image);
        ObjectNode node = brief(image)
                .put("minRam", image.path("min_ram").asInt())
                .put("minDisk", image.path("min_disk").asInt())
                .put("created", image.path("created_at").textValue())
                .put("updated", image.path("updated_at").textValue())
                .put("status", STATUSES.getOrDefault(status, "UNKNOWN"))
                .put("progress", PROGRESS.getOrDefault(status, 0));
        node.set("OS-EXT-IMG-SIZE:size", image.path("size").isNumber() ? image.get("size") : null);
        node.set("metadata", metadata);
        if (metadata.path("instance_uuid").isTextual()) {
            String server = metadata.get("instance_uuid").textValue();
            node.putObject("server").put("id", server).set("links", links.selfAndBookmark("/servers/" + server));
        }
        if (metadata.has("auto_disk_config")) {
            boolean auto = Formats.truth(metadata.get("auto_disk_config"));
            node.put("OS-DCF:diskConfig", auto ? "AUTO" : "MANUAL");
        }
        return node;
    }

    static ObjectNode properties(JsonNode image) {
        ObjectNode properties = Json.object();
        image.properties().forEach(field -> {
            if (!ImageFields.NAMES.contains(field.getKey())) {
                properties.set(field.getKey(), field.getValue());
            }
        });
        return properties;
    }

    private ArrayNode linksOf(String id) {
        ArrayNode array = links.selfAndBookmark("/images/" + id);
        array.add(Links.link("alternate", imageUrl + "/images/" + id).put("type", "application/vnd.openstack.image"));
        return array;
    }
}

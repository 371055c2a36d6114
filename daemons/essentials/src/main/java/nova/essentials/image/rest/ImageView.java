package nova.essentials.image.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nova.essentials.image.Image;
import nova.essentials.image.ImageMember;
import nova.http.json.Json;

/** Images and members as Glance shows them. */
final class ImageView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private ImageView() {}

    static ObjectNode image(Image image) {
        ObjectNode node = Json.object();
        image.properties().forEach(node::put);
        node.put("id", image.id());
        node.put("name", image.traits().name().orElse(null));
        node.put("status", image.status().word());
        node.put("visibility", image.traits().visibility());
        node.put("protected", image.traits().isProtected());
        node.put("os_hidden", image.traits().hidden());
        node.put("owner", image.owner());
        node.put("disk_format", image.format().disk().orElse(null));
        node.put("container_format", image.format().container().orElse(null));
        node.put("min_disk", image.traits().minDiskGib());
        node.put("min_ram", image.traits().minRamMib());
        node.put("size", image.data().map(Image.Data::bytes).orElse(null));
        node.put("virtual_size", image.data().flatMap(Image.Data::virtualBytes).orElse(null));
        node.put("checksum", image.data().map(Image.Data::md5).orElse(null));
        node.put("os_hash_algo", image.data().map(data -> "sha512").orElse(null));
        node.put("os_hash_value", image.data().map(Image.Data::sha512).orElse(null));
        ArrayNode tags = node.putArray("tags");
        image.tags().forEach(tags::add);
        node.put("created_at", time(image.createdAt()));
        node.put("updated_at", time(image.updatedAt()));
        node.put("self", "/v2/images/" + image.id());
        node.put("file", "/v2/images/" + image.id() + "/file");
        node.put("schema", "/v2/schemas/image");
        return node;
    }

    static ObjectNode member(ImageMember member) {
        return Json.object()
                .put("image_id", member.image())
                .put("member_id", member.project())
                .put("status", member.status())
                .put("created_at", time(member.createdAt()))
                .put("updated_at", time(member.updatedAt()))
                .put("schema", "/v2/schemas/member");
    }

    static ObjectNode members(List<ImageMember> members) {
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("members");
        members.forEach(member -> array.add(member(member)));
        return document.put("schema", "/v2/schemas/members");
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}

package nova.essentials.image.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;

/** The version documents, and the JSON schemas from which clients build their models. */
final class SchemaRoutes {
    /** The newest minor version of the images API that is answered. */
    private static final int NEWEST_MINOR = 9;

    private static final List<String> TEXTS = List.of(
            "id",
            "name",
            "status",
            "visibility",
            "owner",
            "disk_format",
            "container_format",
            "checksum",
            "os_hash_algo",
            "os_hash_value",
            "created_at",
            "updated_at",
            "self",
            "file",
            "schema",
            "direct_url");

    private SchemaRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/", SchemaRoutes::versions),
                Route.get("/versions", SchemaRoutes::versions),
                Route.get("/v2", SchemaRoutes::versions),
                Route.get("/v2/schemas/image", request -> HttpResponse.json(200, image())),
                Route.get("/v2/schemas/images", request -> HttpResponse.json(200, list("images", image()))),
                Route.get("/v2/schemas/member", request -> HttpResponse.json(200, member())),
                Route.get("/v2/schemas/members", request -> HttpResponse.json(200, list("members", member()))));
    }

    private static HttpResponse versions(HttpRequest request) {
        ObjectNode document = Json.object();
        ArrayNode versions = document.putArray("versions");
        for (int minor = NEWEST_MINOR; minor >= 0; minor--) {
            ObjectNode version = versions.addObject();
            version.put("id", "v2." + minor);
            version.put("status", minor == NEWEST_MINOR ? "CURRENT" : "SUPPORTED");
            version.putArray("links")
                    .addObject()
                    .put("rel", "self")
                    .put("href", request.origin().base() + "/v2/");
        }
        return HttpResponse.json(300, document);
    }

    private static ObjectNode image() {
        ObjectNode schema = Json.object();
        schema.put("name", "image");
        ObjectNode properties = schema.putObject("properties");
        TEXTS.forEach(name -> {
            ObjectNode property = properties.putObject(name);
            property.putArray("type").add("null").add("string");
            if (ImageFields.isReadOnly(name) && !name.equals("id")) {
                property.put("readOnly", true);
            }
        });
        choices(properties, "visibility", ImageFields.VISIBILITIES);
        choices(properties, "disk_format", ImageFields.DISK_FORMATS);
        choices(properties, "container_format", ImageFields.CONTAINER_FORMATS);
        properties.putObject("protected").put("type", "boolean");
        properties.putObject("os_hidden").put("type", "boolean");
        properties.putObject("min_disk").put("type", "integer");
        properties.putObject("min_ram").put("type", "integer");
        properties
                .putObject("size")
                .put("readOnly", true)
                .putArray("type")
                .add("null")
                .add("integer");
        properties
                .putObject("virtual_size")
                .put("readOnly", true)
                .putArray("type")
                .add("null")
                .add("integer");
        ObjectNode tags = properties.putObject("tags").put("type", "array");
        tags.putObject("items").put("type", "string").put("maxLength", 255);
        schema.putObject("additionalProperties").put("type", "string");
        return linked(schema, "{self}", "{file}");
    }

    private static void choices(ObjectNode properties, String name, List<String> allowed) {
        ArrayNode values = ((ObjectNode) properties.get(name)).putArray("enum");
        if (!name.equals("visibility")) {
            values.addNull();
        }
        allowed.forEach(values::add);
    }

    private static ObjectNode linked(ObjectNode schema, String self, String file) {
        ArrayNode links = schema.putArray("links");
        links.addObject().put("rel", "self").put("href", self);
        links.addObject().put("rel", "enclosure").put("href", file);
        links.addObject().put("rel", "describedby").put("href", "{schema}");
        return schema;
    }

    private static ObjectNode member() {
        ObjectNode schema = Json.object();
        schema.put("name", "member");
        ObjectNode properties = schema.putObject("properties");
        List.of("image_id", "member_id", "created_at", "updated_at", "schema")
                .forEach(name -> properties.putObject(name).put("type", "string"));
        properties
                .putObject("status")
                .put("type", "string")
                .putArray("enum")
                .add("pending")
                .add("accepted")
                .add("rejected");
        return schema;
    }

    private static ObjectNode list(String name, ObjectNode item) {
        ObjectNode schema = Json.object();
        schema.put("name", name);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(name).put("type", "array").set("items", item);
        properties.putObject("schema").put("type", "string");
        properties.putObject("next").put("type", "string");
        properties.putObject("first").put("type", "string");
        ArrayNode links = schema.putArray("links");
        links.addObject().put("rel", "first").put("href", "{first}");
        links.addObject().put("rel", "next").put("href", "{next}");
        links.addObject().put("rel", "describedby").put("href", "{schema}");
        return schema;
    }
}

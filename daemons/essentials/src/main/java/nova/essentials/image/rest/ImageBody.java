package nova.essentials.image.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nova.essentials.image.Image;
import nova.essentials.image.ImageStatus;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads the bodies of create and of the JSON patch that changes an image. */
final class ImageBody {
    private static final String PATCH_TYPE = "application/openstack-images-v2.1-json-patch";

    private ImageBody() {}

    /** A queued image of this owner. The client may choose the id. */
    static Image create(JsonNode body, String owner, Instant now) {
        if (!body.isObject()) {
            throw bad("The body must be a JSON object.");
        }
        String id =
                body.has("id") ? chosenId(body.get("id")) : UUID.randomUUID().toString();
        String itsOwner = body.path("owner").isTextual() ? body.get("owner").textValue() : owner;
        Image image = new Image(
                id,
                itsOwner,
                ImageStatus.QUEUED,
                new Image.Traits(Optional.empty(), "shared", false, false, 0, 0),
                new Image.Format(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of(),
                List.of(),
                now,
                now);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getKey().equals("id") && !field.getKey().equals("owner")) {
                image = ImageFields.set(image, field.getKey(), field.getValue());
            }
        }
        return image;
    }

    private static String chosenId(JsonNode node) {
        try {
            return UUID.fromString(node.asText()).toString();
        } catch (IllegalArgumentException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'id' must be a UUID.", malformed);
        }
    }

    /** The change a patch asks for; each step is {@code {"op", "path", "value"}} on one top-level field. */
    static UnaryOperator<Image> patch(Optional<String> contentType, JsonNode body) {
        String type = contentType.orElse("").split(";")[0].strip();
        if (!type.equals(PATCH_TYPE)) {
            throw new NovaException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be of type %s.".formatted(PATCH_TYPE));
        }
        if (!body.isArray()) {
            throw bad("Request body must be a JSON array of operation objects.");
        }
        body.forEach(ImageBody::checkStep);
        return old -> {
            Image image = old;
            for (JsonNode step : body) {
                image = apply(image, step);
            }
            return image;
        };
    }

    private static void checkStep(JsonNode step) {
        if (!step.path("op").isTextual() || !step.path("path").isTextual()) {
            throw bad("Operation objects must contain an \"op\" and a \"path\" member.");
        }
        String op = step.get("op").textValue();
        if (!List.of("add", "replace", "remove").contains(op)) {
            throw bad("Operations must be one of add, replace, remove: '%s' is not supported.".formatted(op));
        }
        if (!op.equals("remove") && !step.has("value")) {
            throw bad("Operation \"%s\" requires a member named \"value\".".formatted(op));
        }
        key(step);
    }

    private static Image apply(Image image, JsonNode step) {
        String key = key(step);
        return switch (step.get("op").textValue()) {
            case "remove" -> ImageFields.remove(image, key);
            default -> ImageFields.set(image, key, step.get("value"));
        };
    }

    /** The one field a path names; {@code ~1} and {@code ~0} stand for slash and tilde. */
    private static String key(JsonNode step) {
        String path = step.get("path").textValue();
        if (!path.startsWith("/") || path.indexOf('/', 1) >= 0 || path.length() < 2) {
            throw bad("Invalid JSON pointer for this resource: '%s'.".formatted(path));
        }

        return path.substring(1).replace("~1", "/").replace("~0", "~");
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

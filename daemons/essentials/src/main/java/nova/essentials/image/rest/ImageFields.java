package nova.essentials.image.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nova.essentials.image.Image;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The fields of an image that clients set, each checked where it is set. Everything else is a property. */
final class ImageFields {
    static final int MAX_PROPERTIES = 128;
    static final int MAX_TAGS = 128;
    private static final int MAX_TEXT = 255;
    private static final int MAX_VALUE = 65_535;
    static final List<String> VISIBILITIES = List.of("community", "public", "private", "shared");
    static final List<String> DISK_FORMATS =
            List.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop");
    static final List<String> CONTAINER_FORMATS =
            List.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");

    /** Ours to say, not the client's. */
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "status",
            "checksum",
            "size",
            "virtual_size",
            "created_at",
            "updated_at",
            "file",
            "schema",
            "self",
            "direct_url",
            "os_hash_algo",
            "os_hash_value",
            "stores");

    private static final Set<String> RESERVED = Set.of("owner", "locations", "deleted", "deleted_at", "is_public");

    private ImageFields() {}

    static boolean isReadOnly(String key) {
        return READ_ONLY.contains(key);
    }

    /** The image with one field set. */
    static Image set(Image image, String key, JsonNode value) {
        Image.Traits traits = image.traits();
        return switch (key) {
            case "name" -> image.with(named(traits, nullable(key, value)));
            case "visibility" -> {
                String wanted = oneOf(key, text(key, value), VISIBILITIES);
                yield image.with(new Image.Traits(
                        traits.name(),
                        wanted,
                        traits.isProtected(),
                        traits.hidden(),
                        traits.minDiskGib(),
                        traits.minRamMib()));
            }
            case "protected" ->
                image.with(new Image.Traits(
                        traits.name(),
                        traits.visibility(),
                        flag(key, value),
                        traits.hidden(),
                        traits.minDiskGib(),
                        traits.minRamMib()));
            case "os_hidden" ->
                image.with(new Image.Traits(
                        traits.name(),
                        traits.visibility(),
                        traits.isProtected(),
                        flag(key, value),
                        traits.minDiskGib(),
                        traits.minRamMib()));
            case "min_disk" ->
                image.with(new Image.Traits(
                        traits.name(),
                        traits.visibility(),
                        traits.isProtected(),
                        traits.hidden(),
                        size(key, value),
                        traits.minRamMib()));
            case "min_ram" ->
                image.with(new Image.Traits(
                        traits.name(),
                        traits.visibility(),
                        traits.isProtected(),
                        traits.hidden(),
                        traits.minDiskGib(),
                        size(key, value)));
            case "disk_format" ->
                image.with(new Image.Format(
                        nullable(key, value).map(text -> oneOf(key, text, DISK_FORMATS)),
                        image.format().container()));
            case "container_format" ->
                image.with(new Image.Format(
                        image.format().disk(), nullable(key, value).map(text -> oneOf(key, text, CONTAINER_FORMATS))));
            case "tags" -> image.withTags(tags(value));
            default -> setProperty(image, key, value);
        };
    }

    /** The image without one property; the fields every image has cannot be removed. */
    static Image remove(Image image, String key) {
        requireWritable(key);
        if (!image.properties().containsKey(key)) {
            boolean known = Set.of(
                            "name",
                            "visibility",
                            "protected",
                            "os_hidden",
                            "min_disk",
                            "min_ram",
                            "disk_format",
                            "container_format",
                            "tags")
                    .contains(key);
            throw known
                    ? new NovaException(ErrorCode.FORBIDDEN, "Property %s may not be removed.".formatted(key))
                    : new NovaException(ErrorCode.CONFLICT, "Property %s does not exist.".formatted(key));
        }
        Map<String, String> rest = new TreeMap<>(image.properties());
        rest.remove(key);
        return image.withProperties(rest);
    }

    static List<String> withTag(Image image, String tag) {
        List<String> tags = new ArrayList<>(image.tags());
        if (!tags.contains(checkTag(tag))) {
            tags.add(tag);
        }
        return limited(tags);
    }

    private static Image setProperty(Image image, String key, JsonNode value) {
        requireWritable(key);
        if (key.isEmpty() || key.length() > MAX_TEXT) {
            throw bad("Property names must have 1 to %d characters.".formatted(MAX_TEXT));
        }
        String text = text(key, value);
        if (text.length() > MAX_VALUE) {
            throw bad("Property %s must have at most %d characters.".formatted(key, MAX_VALUE));
        }
        Map<String, String> all = new TreeMap<>(image.properties());
        all.put(key, text);
        if (all.size() > MAX_PROPERTIES) {
            throw new NovaException(
                    ErrorCode.TOO_LARGE,
                    "The limit has been exceeded on the number of allowed image properties: at most %d."
                            .formatted(MAX_PROPERTIES));
        }
        return image.withProperties(all);
    }

    private static void requireWritable(String key) {
        if (READ_ONLY.contains(key)) {
            throw new NovaException(ErrorCode.FORBIDDEN, "Attribute '%s' is read-only.".formatted(key));
        }
        if (RESERVED.contains(key)) {
            throw new NovaException(ErrorCode.FORBIDDEN, "Attribute '%s' is reserved.".formatted(key));
        }
    }

    private static Image.Traits named(Image.Traits traits, Optional<String> name) {
        name.filter(text -> text.length() > MAX_TEXT).ifPresent(text -> {
            throw bad("Image name must have at most %d characters.".formatted(MAX_TEXT));
        });
        return new Image.Traits(
                name,
                traits.visibility(),
                traits.isProtected(),
                traits.hidden(),
                traits.minDiskGib(),
                traits.minRamMib());
    }

    private static List<String> tags(JsonNode value) {
        if (!value.isArray()) {
            throw bad("'tags' must be a list.");
        }
        List<String> tags = new ArrayList<>();
        value.forEach(tag -> {
            if (!tags.contains(checkTag(text("tags", tag)))) {
                tags.add(tag.textValue());
            }
        });
        return limited(tags);
    }

    private static String checkTag(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TEXT) {
            throw bad("A tag must have 1 to %d characters.".formatted(MAX_TEXT));
        }
        return tag;
    }

    private static List<String> limited(List<String> tags) {
        if (tags.size() > MAX_TAGS) {
            throw new NovaException(
                    ErrorCode.TOO_LARGE,
                    "The limit has been exceeded on the number of allowed image tags: at most %d.".formatted(MAX_TAGS));
        }
        return tags;
    }

    private static String text(String key, JsonNode value) {
        if (!value.isTextual()) {
            throw bad("Invalid value for '%s': it must be a string.".formatted(key));
        }
        return value.textValue();
    }

    private static Optional<String> nullable(String key, JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(text(key, value));
    }

    private static boolean flag(String key, JsonNode value) {
        if (!value.isBoolean()) {
            throw bad("Invalid value for '%s': it must be true or false.".formatted(key));
        }
        return value.booleanValue();
    }

    private static int size(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw bad("Invalid value for '%s': it must be an integer from 0 to 2147483647.".formatted(key));
        }
        return value.intValue();
    }

    private static String oneOf(String key, String text, List<String> allowed) {
        if (!allowed.contains(text)) {
            throw bad("Invalid value for '%s': '%s' is not one of %s.".formatted(key, text, allowed));
        }
        return text;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

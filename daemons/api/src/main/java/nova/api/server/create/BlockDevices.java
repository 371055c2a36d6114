package nova.api.server.create;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;

/**
 * Reads block device mappings as far as servers boot from images: a root disk copied from an image is the same as naming
 * the image. Volumes are refused in Nova's words for a mapping it cannot use, never dropped.
 */
final class BlockDevices {
    private static final String INVALID = "Block Device Mapping is Invalid: ";

    private BlockDevices() {}

    static Optional<ImageId> bootImage(JsonNode server, Optional<ImageId> named) {
        JsonNode old = server.path("block_device_mapping");
        JsonNode devices = server.path("block_device_mapping_v2");
        if (!old.isEmpty() && !devices.isEmpty()) {
            throw bad("Using different block_device_mapping syntaxes is not allowed in the same request.");
        }
        if (!old.isEmpty()) {
            throw bad(INVALID + "this cloud has no volume service; boot from an image instead.");
        }
        Optional<ImageId> image = named;
        for (JsonNode device : devices) {
            image = Optional.of(rootImage(device, image));
        }
        return image;
    }

    private static ImageId rootImage(JsonNode device, Optional<ImageId> named) {
        if (device.has("no_device")) {
            throw bad(INVALID + "a device without a source is not supported here; leave it out.");
        }
        String source = device.path("source_type").asText("");
        if (source.isEmpty()) {
            throw bad(INVALID + "Invalid source_type field.");
        }
        String destination = device.path("destination_type").asText("local");
        if (!source.equals("image") || !destination.equals("local")) {
            throw bad(
                    INVALID + source + " to " + destination
                            + " needs a volume service or an extra disk, which this cloud has not; boot from an image instead.");
        }
        String id = device.path("uuid").asText(device.path("image_id").asText(""));
        if (id.isEmpty()) {
            throw bad(INVALID + "Missing device UUID.");
        }
        if (device.path("boot_index").asInt(-1) != 0) {
            throw bad(INVALID
                    + "Boot sequence for the instance and image/block device mapping combination is not valid.");
        }
        ImageId image = new ImageId(id);
        if (named.filter(other -> !other.equals(image)).isPresent()) {
            throw bad(INVALID
                    + "Boot sequence for the instance and image/block device mapping combination is not valid.");
        }
        return image;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

package nova.api.server.create;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;

/**
 * Reads block device mappings as far as servers boot from images: a root disk copied from an image is the same as naming
 * the image. Volumes are refused in Nova's words for a mapping it cannot use, never dropped.
 */
final class BlockDevices {
    private static final String INVALID = "Block Device Mapping is Invalid: ";

    private static final String BOOT_SEQUENCE =
            INVALID + "Boot sequence for the instance and image/block device mapping combination is not valid.";

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
        devices.forEach(device -> {
            if (device.has("no_device")) {
                throw bad(INVALID + "a device without a source is not supported here; leave it out.");
            }
            checkFormat(device, named.isPresent());
        });
        devices.forEach(BlockDevices::checkVolume);
        checkBootSequence(devices, named.isPresent());
        devices.forEach(device -> check(device, named));
        return named;
    }

    private static void checkVolume(JsonNode device) {
        if (device.get("source_type").asText().equals("volume")) {
            throw bad(INVALID + "failed to get volume " + device.get("uuid").asText() + ".");
        }
    }

    /** Those to boot from are numbered from 0 without a gap; a named image is one of them, also when not listed. */
    private static void checkBootSequence(JsonNode devices, boolean imageNamed) {
        List<Integer> order = new ArrayList<>();
        boolean imageListed = false;
        for (JsonNode device : devices) {
            int index = device.path("boot_index").asInt(-1);
            if (index >= 0) {
                order.add(index);
            }
            imageListed |= index == 0 && device.get("source_type").asText().equals("image");
        }
        if (imageNamed && !imageListed) {
            order.add(0);
        }
        order.sort(Comparator.naturalOrder());
        boolean counted = IntStream.range(0, order.size()).allMatch(place -> order.get(place) == place);
        if (!devices.isEmpty() && (order.isEmpty() || !counted)) {
            throw bad(BOOT_SEQUENCE);
        }
    }

    private static void check(JsonNode device, Optional<ImageId> named) {
        String source = device.get("source_type").asText();
        String destination = device.path("destination_type").asText("local");
        boolean sized = device.path("volume_size").asInt(0) > 0;
        if (source.equals("blank") && destination.equals("volume") && !sized) {
            throw bad("Blank volumes (source: 'blank', dest: 'volume') need to have non-zero size");
        }
        if (source.equals("image") && destination.equals("volume") && !sized) {
            throw bad("Images with destination_type 'volume' need to have a non-zero size specified");
        }
        if (!source.equals("image") || !destination.equals("local")) {
            throw bad(
                    INVALID + source + " to " + destination
                            + " needs a volume service or an extra disk, which this cloud has not; boot from an image instead.");
        }
        if (named.filter(image -> !image.value().equals(device.get("uuid").asText()))
                .isPresent()) {
            throw bad(BOOT_SEQUENCE);
        }
    }

    /** What no mapping may be, whatever this cloud can do. */
    private static void checkFormat(JsonNode device, boolean imageNamed) {
        String source = device.path("source_type").asText("");
        String destination = device.path("destination_type").asText("");
        boolean typed = device.hasNonNull("volume_type");
        boolean identified = !device.path("uuid").asText("").isEmpty();
        if (source.equals("blank") && identified) {
            throw bad(INVALID + "Invalid device UUID.");
        }
        if (!source.equals("blank") && !identified) {
            throw bad(INVALID + "Missing device UUID.");
        }
        if (source.isEmpty()) {
            throw bad(INVALID + "Invalid source_type field.");
        }
        boolean boots = imageNamed && device.path("boot_index").asInt(-1) == 0;
        if (source.equals("image") && destination.equals("local") && !boots) {
            throw bad(INVALID + "Mapping image to local is not supported.");
        }
        if (destination.equals("local") && typed) {
            throw bad(INVALID + "Specifying a volume_type with destination_type=local is not supported.");
        }
        if (source.equals("volume") && typed) {
            throw bad(INVALID + "Specifying volume type to existing volume is not supported.");
        }
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

package nova.model.image;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** An image as the image service describes it. {@code sizeBytes} and {@code checksum} are absent before upload. */
public record ImageRecord(
        ImageId id,
        String name,
        String status,
        String diskFormat,
        String containerFormat,
        OptionalLong sizeBytes,
        Optional<String> checksum,
        int minRamMib,
        int minDiskGib,
        Map<String, String> properties) {
    public ImageRecord {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(status, "status");
        requireNonNull(diskFormat, "diskFormat");
        requireNonNull(containerFormat, "containerFormat");
        requireNonNull(sizeBytes, "sizeBytes");
        requireNonNull(checksum, "checksum");
        properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** Keys of {@link #bootProperties} that are the image's own and not among its properties. */
    public static final String DISK_FORMAT = "disk_format";

    public static final String CONTAINER_FORMAT = "container_format";
    public static final String MIN_DISK = "min_disk";

    /**
     * What a server keeps of the image it was booted from: the properties, and with them the formats and the smallest
     * disk (as Nova keeps them in system metadata). Views leave the latter three out.
     */
    public Map<String, String> bootProperties() {
        Map<String, String> kept = new TreeMap<>(properties);
        kept.put(DISK_FORMAT, diskFormat);
        kept.put(CONTAINER_FORMAT, containerFormat);
        kept.put(MIN_DISK, String.valueOf(minDiskGib));
        return kept;
    }

    /** The image's own properties out of what {@link #bootProperties} kept. */
    public static Map<String, String> userProperties(Map<String, String> kept) {
        Map<String, String> own = new TreeMap<>(kept);
        own.keySet().removeAll(java.util.Set.of(DISK_FORMAT, CONTAINER_FORMAT, MIN_DISK));
        return own;
    }
}

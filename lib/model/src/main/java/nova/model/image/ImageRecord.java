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
}

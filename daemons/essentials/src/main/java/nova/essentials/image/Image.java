package nova.essentials.image;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An image record. {@code data} is there once the bytes are; {@code properties} are the ones without a column. */
public record Image(
        String id,
        String owner,
        ImageStatus status,
        Traits traits,
        Format format,
        Optional<Data> data,
        Map<String, String> properties,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt) {
    public Image {
        requireNonNull(id, "id");
        requireNonNull(owner, "owner");
        requireNonNull(status, "status");
        requireNonNull(traits, "traits");
        requireNonNull(format, "format");
        requireNonNull(data, "data");
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        tags = List.copyOf(tags);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    /** What the owner may set at any time. {@code visibility}: public, community, shared or private. */
    public record Traits(
            Optional<String> name,
            String visibility,
            boolean isProtected,
            boolean hidden,
            int minDiskGib,
            int minRamMib) {
        public Traits {
            requireNonNull(name, "name");
            requireNonNull(visibility, "visibility");
        }
    }

    /** What the bytes are said to be; needed before they come. */
    public record Format(Optional<String> disk, Optional<String> container) {
        public Format {
            requireNonNull(disk, "disk");
            requireNonNull(container, "container");
        }
    }

    /** What we found out about the bytes. */
    public record Data(long bytes, Optional<Long> virtualBytes, String md5, String sha512) {
        public Data {
            requireNonNull(virtualBytes, "virtualBytes");
            requireNonNull(md5, "md5");
            requireNonNull(sha512, "sha512");
        }
    }

    public Image with(Traits next) {
        return new Image(id, owner, status, next, format, data, properties, tags, createdAt, updatedAt);
    }

    public Image with(Format next) {
        return new Image(id, owner, status, traits, next, data, properties, tags, createdAt, updatedAt);
    }

    public Image withProperties(Map<String, String> next) {
        return new Image(id, owner, status, traits, format, data, next, tags, createdAt, updatedAt);
    }

    public Image withTags(List<String> next) {
        return new Image(id, owner, status, traits, format, data, properties, next, createdAt, updatedAt);
    }
}

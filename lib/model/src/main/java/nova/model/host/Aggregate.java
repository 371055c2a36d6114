package nova.model.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A named set of hosts with metadata; {@code number} is its id in the API, {@code id} its uuid. An availability zone is
 * an aggregate with the metadata {@link #ZONE_KEY}.
 */
public record Aggregate(
        long number,
        String id,
        String name,
        List<HostName> hosts,
        Map<String, String> metadata,
        Instant createdAt,
        Optional<Instant> updatedAt) {
    public static final String ZONE_KEY = "availability_zone";

    public Aggregate {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        hosts = List.copyOf(hosts);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    public Aggregate updated(Instant now) {
        return new Aggregate(number, id, name, hosts, metadata, createdAt, Optional.of(now));
    }

    public Optional<String> zone() {
        return Optional.ofNullable(metadata.get(ZONE_KEY));
    }
}

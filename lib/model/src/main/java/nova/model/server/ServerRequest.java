package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the request that created a server asked for and later answers still show: AUTO or MANUAL partitioning, the zone
 * it is pinned to, the scheduler hints (always lists) and the trusted certificates.
 */
public record ServerRequest(
        String diskConfig,
        Optional<String> pinnedZone,
        Map<String, List<String>> hints,
        List<String> trustedCertificates) {
    public static final ServerRequest NOTHING = new ServerRequest("MANUAL", Optional.empty(), Map.of(), List.of());

    public ServerRequest {
        requireNonNull(diskConfig, "diskConfig");
        requireNonNull(pinnedZone, "pinnedZone");
        hints = Collections.unmodifiableMap(new TreeMap<>(hints));
        trustedCertificates = List.copyOf(trustedCertificates);
    }
}

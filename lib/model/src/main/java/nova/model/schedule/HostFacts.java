package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.host.HostId;
import nova.model.host.HostName;

/**
 * A host as the scheduler reads it. {@code digest} names its hardware description, which is read apart because it is
 * large and rarely changes; {@code revision} grows with every change that matters here.
 */
public record HostFacts(
        HostId id,
        HostName name,
        String node,
        Service service,
        Load load,
        Map<String, Stock> stocks,
        String digest,
        long revision) {
    public HostFacts {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(node, "node");
        requireNonNull(service, "service");
        requireNonNull(load, "load");
        stocks = Collections.unmodifiableMap(new TreeMap<>(stocks));
        requireNonNull(digest, "digest");
    }

    /** State of the host's compute service: what operators set and what the conductors judged. */
    public record Service(boolean disabled, Optional<String> disabledReason, boolean up) {
        public Service {
            requireNonNull(disabledReason, "disabledReason");
        }
    }

    /** Servers with a claim there, and builds that failed there since the last success. */
    public record Load(int servers, int failedBuilds) {}
}

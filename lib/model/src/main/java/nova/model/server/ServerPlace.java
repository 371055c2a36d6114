package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.host.HostName;

/** Where a server is; absent until an order was sent to a host and again after that host refused. */
public record ServerPlace(Optional<HostName> host, Optional<String> node, Optional<String> availabilityZone) {
    public ServerPlace {
        requireNonNull(host, "host");
        requireNonNull(node, "node");
        requireNonNull(availabilityZone, "availabilityZone");
    }
}

package nova.compute;

import static java.util.Objects.requireNonNull;

import nova.model.host.HostId;
import nova.model.host.HostName;

/** Who this host is: its name from the configuration and the id it was given when it first started. */
public record HostIdentity(HostName host, HostId id) {
    public HostIdentity {
        requireNonNull(host, "host");
        requireNonNull(id, "id");
    }
}

package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.model.server.ServerId;

/** Hosts for one server: the first is claimed, the others are unclaimed alternates. Empty means no valid host. */
public record Selection(ServerId server, List<HostChoice> hosts) {
    public Selection {
        requireNonNull(server, "server");
        hosts = List.copyOf(hosts);
    }
}

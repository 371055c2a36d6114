package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Something Nova has to be told of a port of one of its servers. */
public record Signal(long seq, String server, String name, String port, Instant createdAt) {
    public static final String CHANGED = "network-changed";
    public static final String PLUGGED = "network-vif-plugged";
    public static final String UNPLUGGED = "network-vif-unplugged";
    public static final String DELETED = "network-vif-deleted";

    public Signal {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
        requireNonNull(port, "port");
        requireNonNull(createdAt, "createdAt");
    }
}

package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.host.HostName;

/**
 * A process that speaks: its name for people, the run of it (fresh at each start), and the broker user it speaks as.
 * The broker vouches for the user, nobody for the rest.
 */
public record Sender(String process, String run, String user) {
    /** Who sent the message being handled; bound by the {@link Dispatcher}. */
    public static final ScopedValue<Sender> CURRENT = ScopedValue.newInstance();

    /** Users with this prefix are hosts: {@code compute.<host>}. */
    public static final String HOST_USER_PREFIX = "compute.";

    public Sender {
        requireNonNull(process, "process");
        requireNonNull(run, "run");
        requireNonNull(user, "user");
    }

    public static String userOf(HostName host) {
        return HOST_USER_PREFIX + host;
    }

    /** The host this sender is confined to; empty for the control plane's users. */
    public Optional<HostName> confinedTo() {
        return confinedTo(user);
    }

    /** The host that {@code user} is confined to; empty for the control plane's users. */
    public static Optional<HostName> confinedTo(String user) {
        return user.startsWith(HOST_USER_PREFIX) && user.length() > HOST_USER_PREFIX.length()
                ? Optional.of(new HostName(user.substring(HOST_USER_PREFIX.length())))
                : Optional.empty();
    }
}

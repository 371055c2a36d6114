package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What its user changes of a server with PUT. Absent parts stay; the empty text clears addresses, and a description that
 * is present and empty is taken away, while an empty text is one.
 */
public record ServerEdit(
        Optional<String> name,
        Optional<Optional<String>> description,
        Optional<String> hostname,
        Optional<String> accessIpV4,
        Optional<String> accessIpV6) {
    public static final ServerEdit NOTHING =
            new ServerEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ServerEdit {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(hostname, "hostname");
        requireNonNull(accessIpV4, "accessIpV4");
        requireNonNull(accessIpV6, "accessIpV6");
    }

    public ServerEdit withName(String next) {
        return new ServerEdit(Optional.of(next), description, hostname, accessIpV4, accessIpV6);
    }

    public ServerEdit withDescription(String next) {
        return new ServerEdit(name, Optional.of(Optional.of(next)), hostname, accessIpV4, accessIpV6);
    }
}

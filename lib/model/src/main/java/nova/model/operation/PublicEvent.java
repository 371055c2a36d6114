package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.host.HostName;

/** What users see of a step in their server's actions: its name, and where it happened. */
public record PublicEvent(String name, Optional<HostName> host) {
    public PublicEvent {
        requireNonNull(name, "name");
        requireNonNull(host, "host");
    }

    /** Something that happens in the daemon that writes it down. */
    public static PublicEvent here(String name) {
        return new PublicEvent(name, Optional.empty());
    }

    public static PublicEvent at(HostName host, String name) {
        return new PublicEvent(name, Optional.of(host));
    }

    /** With the daemon's own host where no other is named. */
    public PublicEvent seenFrom(HostName own) {
        return host.isPresent() ? this : at(own, name);
    }
}

package nova.model.signal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.context.RequestId;
import nova.model.server.ServerId;

/** What another service says about a server, such as that a port is plugged; the tag names the port or volume. */
public record ExternalEvent(ServerId server, String name, Optional<String> tag, String status, RequestId request) {
    public ExternalEvent {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
        requireNonNull(tag, "tag");
        requireNonNull(status, "status");
        requireNonNull(request, "request");
    }

    /** Whether what we know of the server's interfaces must be read again. */
    public boolean changesInterfaces() {
        return name.startsWith("network-");
    }
}

package nova.model.server;

import static java.util.Objects.requireNonNull;

/** A server as brief lists show it. */
public record ServerName(ServerId id, String name) {
    public ServerName {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }
}

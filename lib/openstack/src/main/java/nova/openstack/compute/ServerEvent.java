package nova.openstack.compute;

import static java.util.Objects.requireNonNull;

/** Something that happened to a server outside of Nova, in the words of its external events. */
public record ServerEvent(String server, String name, String tag) {
    public ServerEvent {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
        requireNonNull(tag, "tag");
    }
}

package nova.virt;

import static java.util.Objects.requireNonNull;

import nova.model.server.PowerState;
import nova.model.server.ServerId;

/** What the hypervisor has of a guest. {@code name} is the hypervisor's own name, such as instance-00000001. */
public record GuestView(ServerId server, String name, PowerState power) {
    public GuestView {
        requireNonNull(server, "server");
        requireNonNull(name, "name");
        requireNonNull(power, "power");
    }
}

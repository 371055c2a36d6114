package nova.virt;

import nova.model.server.PowerState;
import nova.model.server.ServerId;

/** Told when a guest's power state changed by itself or by us. May be told twice, late, or not at all. */
@FunctionalInterface
public interface GuestListener {
    void changed(ServerId server, PowerState power);
}

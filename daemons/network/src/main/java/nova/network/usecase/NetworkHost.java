package nova.network.usecase;

import nova.network.store.Network;
import nova.network.store.Port;

/** What makes networks real on this machine. */
public interface NetworkHost {
    /**
     * Makes sure that the port can be plugged in on {@code host} and says how. Called before the binding is recorded;
     * twice is the same as once. When it cannot be done the vif type is {@code binding_failed}.
     */
    Port.Binding bind(Network network, Port port, String host);

    /** Ports, addresses or subnets have changed: what is on the machine will follow soon. */
    void changed();
}

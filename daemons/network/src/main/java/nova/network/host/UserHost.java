package nova.network.host;

import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.usecase.NetworkHost;

/**
 * QEMU's user networking: no bridge, no tap, no root. QEMU itself answers the guest's DHCP and carries its connections
 * out; the address the guest sees is QEMU's (10.0.2.15), not the port's, and nobody reaches in.
 */
public final class UserHost implements NetworkHost {
    @Override
    public Port.Binding bind(Network network, Port port, String host) {
        return new Port.Binding(host, "user", "");
    }

    @Override
    public void changed() {
        // Nothing of it is on the machine.
    }
}

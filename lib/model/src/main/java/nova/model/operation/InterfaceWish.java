package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.network.NetworkId;
import nova.model.network.PortId;

/** One interface a request asks for: an existing port, or a new one on a network. */
public sealed interface InterfaceWish {
    /** The user's own port; it outlives the server. */
    record ExistingPort(PortId port, Optional<String> tag) implements InterfaceWish {
        public ExistingPort {
            requireNonNull(port, "port");
            requireNonNull(tag, "tag");
        }
    }

    /** A port we make and delete with the server. */
    record NewPort(NetworkId network, Optional<String> fixedIp, Optional<String> tag) implements InterfaceWish {
        public NewPort {
            requireNonNull(network, "network");
            requireNonNull(fixedIp, "fixedIp");
            requireNonNull(tag, "tag");
        }
    }
}

package nova.model.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One network interface of a server, as cached from the network service. {@code deviceName} is the host's tap name
 * ({@code tap} and the first 11 characters of the port id); {@code bridge} is where the host plugs it, empty for user
 * networking; {@code created} says that we made the port and delete it with the server; {@code tag} is the user's name for
 * the device.
 */
public record Vif(
        PortId port,
        NetworkId network,
        String networkName,
        String macAddress,
        List<FixedIp> fixedIps,
        VifPlug plug,
        boolean created,
        Optional<String> tag) {
    public Vif {
        requireNonNull(port, "port");
        requireNonNull(network, "network");
        requireNonNull(networkName, "networkName");
        requireNonNull(macAddress, "macAddress");
        fixedIps = List.copyOf(fixedIps);
        requireNonNull(plug, "plug");
        requireNonNull(tag, "tag");
    }

    /** An interface nobody gave a tag. */
    public Vif(
            PortId port,
            NetworkId network,
            String networkName,
            String macAddress,
            List<FixedIp> fixedIps,
            VifPlug plug,
            boolean created) {
        this(port, network, networkName, macAddress, fixedIps, plug, created, Optional.empty());
    }

    public Vif tagged(Optional<String> name) {
        return new Vif(port, network, networkName, macAddress, fixedIps, plug, created, name);
    }

    public Vif having(List<FixedIp> addresses) {
        return new Vif(port, network, networkName, macAddress, addresses, plug, created, tag);
    }
}

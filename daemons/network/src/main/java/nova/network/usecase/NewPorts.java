package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Ipv4;
import nova.network.store.Port;
import nova.network.store.Subnet;
import nova.runtime.port.Platform;

/** Makes the rows of ports, with a mac that nobody has. */
final class NewPorts {
    private static final int MAC_TRIES = 10;
    private static final int MAC_SUFFIX = 1 << 24;

    private final Stores stores;
    private final Platform platform;
    private final AddressPicker addresses;

    NewPorts(Stores stores, Platform platform) {
        this.stores = requireNonNull(stores, "stores");
        this.platform = requireNonNull(platform, "platform");
        this.addresses = new AddressPicker(stores.ports(), platform);
    }

    /** A port without addresses and groups. */
    Port insert(Tx tx, String network, String project, String id, PortOrder order) {
        Port blank = new Port(
                id,
                network,
                project,
                new Port.Label("", ""),
                "",
                true,
                Port.Device.NONE,
                Port.Binding.NONE,
                List.of(),
                List.of(),
                tx.now(),
                tx.now());
        for (int i = 0; i < MAC_TRIES; i++) {
            Port port = order.appliedTo(blank).withMac(order.mac().orElseGet(this::randomMac));
            if (stores.ports().insert(tx, port)) {
                return port;
            }
            if (order.mac().isPresent()) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Unable to complete operation for network %s. The mac address %s is in use."
                                .formatted(network, port.mac()));
            }
        }
        throw new NovaException(ErrorCode.UNAVAILABLE, "no free mac address was found: try again");
    }

    /** A port of the service's own, of nobody's project, with this address or the next of the network's. */
    Port insertOwn(Tx tx, String id, Port.Device device, String network, Optional<Port.Address> wanted) {
        Port bare = insert(tx, network, "", id, PortOrder.of(device));
        List<Subnet> subnets = stores.subnets().of(tx, network);
        if (subnets.isEmpty()) {
            return bare;
        }
        Port.Address given = wanted.map(
                        address -> addresses.takeOwn(tx, id, subnet(subnets, address), Ipv4.parse(address.ip())))
                .orElseGet(() -> addresses.takeAny(tx, id, network, subnets));
        return bare.having(List.of(given), List.of());
    }

    private static Subnet subnet(List<Subnet> subnets, Port.Address address) {
        return subnets.stream()
                .filter(subnet -> subnet.id().equals(address.subnet()))
                .findFirst()
                .orElseThrow(() -> Refusals.missing("Subnet", address.subnet()));
    }

    private String randomMac() {
        int suffix = platform.choose(MAC_SUFFIX);
        return "fa:16:3e:%02x:%02x:%02x".formatted(suffix >> 16 & 0xff, suffix >> 8 & 0xff, suffix & 0xff);
    }
}

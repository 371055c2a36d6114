package nova.openstack.peer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.FixedIp;
import nova.openstack.network.Network;

/** The addresses of one network of the scripted peer; none is given out twice. */
final class PeerPool {
    private static final int FIRST = 10;
    private static final int PREFIX_LENGTH = 16;

    private final Network network;
    private final String prefix;
    private final int size;
    private final Set<String> taken = new TreeSet<>();

    /** {@code prefix} is the first two numbers of the addresses, such as {@code 10.5}. */
    PeerPool(Network network, String prefix, int size) {
        this.network = requireNonNull(network, "network");
        this.prefix = requireNonNull(prefix, "prefix");
        this.size = size;
    }

    Network network() {
        return network;
    }

    FixedIp takeNext() {
        for (int number = FIRST; number < FIRST + size; number++) {
            String address = "%s.%d.%d".formatted(prefix, number / 256, number % 256);
            if (taken.add(address)) {
                return fixedIp(address);
            }
        }
        throw new NovaException(
                ErrorCode.OVER_QUOTA, "No more IP addresses available on network %s.".formatted(network.id()));
    }

    FixedIp take(String address) {
        if (!taken.add(address)) {
            throw new NovaException(ErrorCode.CONFLICT, "Fixed IP address %s is already in use.".formatted(address));
        }
        return fixedIp(address);
    }

    void giveBack(String address) {
        taken.remove(address);
    }

    private FixedIp fixedIp(String address) {
        return new FixedIp(address, 4, PREFIX_LENGTH, Optional.of(prefix + ".0.1"));
    }
}

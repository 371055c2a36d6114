package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Ipv4;
import nova.network.address.Pool;
import nova.network.store.Port;
import nova.network.store.PortStore;
import nova.network.store.Subnet;
import nova.runtime.port.Platform;

/**
 * Gives addresses to ports. Large pools are tried at random places first, so that many ports at once do not all want the
 * same next address; then, and in small pools, the lowest free one is taken. The primary key has the last word.
 */
final class AddressPicker {
    /** Pools up to this size are searched from their beginning. */
    private static final long SMALL_POOL = 256;

    private static final int RANDOM_TRIES = 12;

    private final PortStore ports;
    private final Platform platform;

    AddressPicker(PortStore ports, Platform platform) {
        this.ports = requireNonNull(ports, "ports");
        this.platform = requireNonNull(platform, "platform");
    }

    /** The next address of the first of these subnets that has one. */
    Port.Address takeAny(Tx tx, String port, String network, List<Subnet> subnets) {
        for (Subnet subnet : subnets) {
            Optional<Port.Address> taken = takeFrom(tx, port, subnet);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new NovaException(
                ErrorCode.OVER_QUOTA, "No more IP addresses available on network %s.".formatted(network));
    }

    /** Exactly this address; it may lie outside of the pools. */
    Port.Address take(Tx tx, String port, Subnet subnet, Ipv4 address) {
        if (subnet.gateway().filter(address::equals).isPresent()) {
            throw taken(subnet, address);
        }
        return takeOwn(tx, port, subnet, address);
    }

    /** The same for the service itself, which may have the gateway's address too. */
    Port.Address takeOwn(Tx tx, String port, Subnet subnet, Ipv4 address) {
        boolean usable = subnet.cidr().contains(address)
                && !address.equals(subnet.cidr().first())
                && !address.equals(subnet.cidr().last());
        if (!usable) {
            throw Refusals.bad("IP address %s is not a valid IP for the specified subnet.".formatted(address));
        }
        Port.Address wanted = new Port.Address(subnet.id(), address.toString());
        if (!ports.takeAddress(tx, port, wanted)) {
            throw taken(subnet, address);
        }
        return wanted;
    }

    private static NovaException taken(Subnet subnet, Ipv4 address) {
        return new NovaException(
                ErrorCode.CONFLICT, "IP address %s already allocated in subnet %s".formatted(address, subnet.id()));
    }

    private Optional<Port.Address> takeFrom(Tx tx, String port, Subnet subnet) {
        for (int i = 0; i < RANDOM_TRIES; i++) {
            for (Pool pool : subnet.pools()) {
                if (pool.size() > SMALL_POOL) {
                    int offset = platform.choose((int) Math.min(Integer.MAX_VALUE, pool.size()));
                    Port.Address candidate = new Port.Address(
                            subnet.id(), pool.first().plus(offset).toString());
                    if (!ports.isTaken(tx, candidate) && ports.takeAddress(tx, port, candidate)) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return takeLowest(tx, port, subnet);
    }

    private Optional<Port.Address> takeLowest(Tx tx, String port, Subnet subnet) {
        Set<String> taken = new HashSet<>(ports.taken(tx, subnet.id()));
        for (Pool pool : subnet.pools()) {
            for (Ipv4 next = pool.first(); next.compareTo(pool.last()) <= 0; next = next.plus(1)) {
                if (taken.contains(next.toString())) {
                    continue;
                }
                Port.Address candidate = new Port.Address(subnet.id(), next.toString());
                if (ports.takeAddress(tx, port, candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}

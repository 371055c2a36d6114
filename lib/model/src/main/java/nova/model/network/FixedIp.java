package nova.model.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An address of a port, with what a guest needs to use it. {@code version} is 4 or 6; {@code floating} are the addresses
 * that lead to it from outside, which the guest does not know.
 */
public record FixedIp(String address, int version, int prefixLength, Optional<String> gateway, List<String> floating) {
    public FixedIp {
        requireNonNull(address, "address");
        requireNonNull(gateway, "gateway");
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("IP version must be 4 or 6, is " + version);
        }
        // Rows and journals of the release before know no floating addresses.
        floating = floating == null ? List.of() : List.copyOf(floating);
    }

    public FixedIp(String address, int version, int prefixLength, Optional<String> gateway) {
        this(address, version, prefixLength, gateway, List.of());
    }

    public FixedIp ledToBy(List<String> addresses) {
        return new FixedIp(address, version, prefixLength, gateway, addresses);
    }
}

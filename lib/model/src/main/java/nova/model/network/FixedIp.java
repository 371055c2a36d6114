package nova.model.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** An address of a port, with what a guest needs to use it. {@code version} is 4 or 6. */
public record FixedIp(String address, int version, int prefixLength, Optional<String> gateway) {
    public FixedIp {
        requireNonNull(address, "address");
        requireNonNull(gateway, "gateway");
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("IP version must be 4 or 6, is " + version);
        }
    }
}

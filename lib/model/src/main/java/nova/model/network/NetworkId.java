package nova.model.network;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of a network in the network service. */
public record NetworkId(String value) implements Comparable<NetworkId> {
    public NetworkId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "NetworkId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(NetworkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

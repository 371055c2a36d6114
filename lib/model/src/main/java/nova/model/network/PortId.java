package nova.model.network;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of a port in the network service. */
public record PortId(String value) implements Comparable<PortId> {
    public PortId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "PortId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(PortId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package nova.model.network;

import static java.util.Objects.requireNonNull;

/** Identity of a port in the network service. */
public record PortId(String value) implements Comparable<PortId> {
    public PortId {
        requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("PortId must have 1 to 255 characters, has " + value.length());
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

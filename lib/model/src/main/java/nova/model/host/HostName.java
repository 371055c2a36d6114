package nova.model.host;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Name of a compute host, as in {@code [DEFAULT] host}; also the tail of its queue's address. */
public record HostName(String value) implements Comparable<HostName> {
    public HostName {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "HostName must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

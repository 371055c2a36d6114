package nova.model.host;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of a host's record: the uuid of its hypervisor, service and resource provider. */
public record HostId(String value) implements Comparable<HostId> {
    public HostId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "HostId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

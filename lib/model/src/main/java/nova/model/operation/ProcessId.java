package nova.model.operation;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of one run of one process: a fresh uuid at each start. */
public record ProcessId(String value) implements Comparable<ProcessId> {
    public ProcessId {
        requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "ProcessId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(ProcessId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

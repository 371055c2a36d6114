package nova.model.operation;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of an operation. */
public record OperationId(String value) implements Comparable<OperationId> {
    public OperationId {
        requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "OperationId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package nova.model.context;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of one REST request ({@code req-<uuid>}); the id of the action it causes. */
public record RequestId(String value) implements Comparable<RequestId> {
    public RequestId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "RequestId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

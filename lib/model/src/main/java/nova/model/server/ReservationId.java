package nova.model.server;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Names the servers that one request created together ({@code r-xxxxxxxx}). */
public record ReservationId(String value) implements Comparable<ReservationId> {
    public ReservationId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "ReservationId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(ReservationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

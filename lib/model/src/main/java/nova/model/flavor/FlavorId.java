package nova.model.flavor;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The flavor's public id ({@code flavorid}): what users write, not the row number. */
public record FlavorId(String value) implements Comparable<FlavorId> {
    public FlavorId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "FlavorId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(FlavorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

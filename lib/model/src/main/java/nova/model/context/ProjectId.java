package nova.model.context;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Identity of a project in the identity service. */
public record ProjectId(String value) implements Comparable<ProjectId> {
    public ProjectId {
        requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > 255) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "ProjectId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

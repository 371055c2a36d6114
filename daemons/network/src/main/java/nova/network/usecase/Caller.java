package nova.network.usecase;

import static java.util.Objects.requireNonNull;

/** Who asks: the project of the token, and whether it is an administrator's. */
public record Caller(String project, boolean admin) {
    public Caller {
        requireNonNull(project, "project");
    }

    public boolean owns(String owner) {
        return admin || project.equals(owner);
    }
}

package nova.essentials.image;

import static java.util.Objects.requireNonNull;

/** Who asks: the project of the token, and whether it is an administrator's. */
public record Caller(String project, boolean admin) {
    public Caller {
        requireNonNull(project, "project");
    }

    public boolean owns(Image image) {
        return admin || image.owner().equals(project);
    }
}

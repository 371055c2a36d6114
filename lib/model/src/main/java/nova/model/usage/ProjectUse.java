package nova.model.usage;

import static java.util.Objects.requireNonNull;

/** What a project's servers may use at most of one host. */
public record ProjectUse(String project, long cores, long memoryMib, long diskGib) {
    public ProjectUse {
        requireNonNull(project, "project");
    }

    public ProjectUse plus(ProjectUse other) {
        return new ProjectUse(project, cores + other.cores, memoryMib + other.memoryMib, diskGib + other.diskGib);
    }
}

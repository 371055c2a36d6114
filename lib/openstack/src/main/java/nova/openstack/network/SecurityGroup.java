package nova.openstack.network;

import static java.util.Objects.requireNonNull;

import nova.model.context.ProjectId;

/** A security group of a project. */
public record SecurityGroup(String id, String name, ProjectId project) {
    public SecurityGroup {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(project, "project");
    }
}

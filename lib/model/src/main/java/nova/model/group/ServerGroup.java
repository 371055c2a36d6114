package nova.model.group;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.schedule.GroupPolicy;
import nova.model.server.ServerId;

/**
 * Servers that belong together or apart. {@code maxPerHost} counts for anti-affinity, where it is 1 if nothing was said;
 * members are those that live.
 */
public record ServerGroup(
        String id,
        ProjectId project,
        UserId user,
        String name,
        GroupPolicy policy,
        int maxPerHost,
        List<ServerId> members) {
    /** The {@code maxPerHost} of a group made without that rule. */
    public static final int NOT_SAID = 0;

    public ServerGroup {
        requireNonNull(id, "id");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        requireNonNull(name, "name");
        requireNonNull(policy, "policy");
        members = List.copyOf(members);
    }
}

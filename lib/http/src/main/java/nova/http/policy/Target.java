package nova.http.policy;

import java.util.Map;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.UserId;

/** What a rule is asked about: the owner of the thing, by the names policies use. */
public record Target(Map<String, String> attributes) {
    public Target {
        attributes = Map.copyOf(attributes);
    }

    public static Target of(ProjectId project, UserId user) {
        return new Target(Map.of("project_id", project.value(), "user_id", user.value()));
    }

    /** The caller's own project: for what does not exist yet, or belongs to nobody. */
    public static Target own(RequestContext context) {
        return of(context.project(), context.user());
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}

package nova.model.event;

import static java.util.Objects.requireNonNull;

import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.server.ServerId;

/** Something that happened to a server, to be told to whoever listens; {@code payload} is JSON. */
public record NewEvent(
        String type, ServerId server, ProjectId project, UserId user, RequestId request, String payload) {
    public NewEvent {
        requireNonNull(type, "type");
        requireNonNull(server, "server");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        requireNonNull(request, "request");
        requireNonNull(payload, "payload");
    }
}

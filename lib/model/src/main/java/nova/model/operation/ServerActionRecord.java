package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.host.HostName;
import nova.model.server.ServerId;

/** An operation as os-instance-actions shows it. {@code message} is Error when it failed. */
public record ServerActionRecord(
        ServerId server,
        RequestId request,
        String action,
        ProjectId project,
        UserId user,
        Instant start,
        Instant updated,
        Optional<String> message,
        List<Event> events) {
    public ServerActionRecord {
        requireNonNull(server, "server");
        requireNonNull(request, "request");
        requireNonNull(action, "action");
        requireNonNull(project, "project");
        requireNonNull(user, "user");
        requireNonNull(start, "start");
        requireNonNull(updated, "updated");
        requireNonNull(message, "message");
        events = List.copyOf(events);
    }

    /** A public step. {@code state} says how it ended, or that it goes on; {@code details} are for administrators. */
    public record Event(
            String name,
            Instant start,
            Optional<Instant> finish,
            StepState state,
            Optional<HostName> host,
            Optional<String> details) {
        public Event {
            requireNonNull(name, "name");
            requireNonNull(start, "start");
            requireNonNull(finish, "finish");
            requireNonNull(state, "state");
            requireNonNull(host, "host");
            requireNonNull(details, "details");
        }
    }
}

package nova.conductor.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.host.HostName;
import nova.model.operation.GuestOrder;
import nova.model.server.TaskState;

/**
 * An order to one host: the step's name, the public event it shows as, and the task state the server gets when the host
 * begins ({@code onBegin}, only from one of {@code from}).
 */
public record Send(HostName host, String name, String event, List<TaskState> from, Optional<TaskState> onBegin) {
    public Send {
        requireNonNull(host, "host");
        requireNonNull(name, "name");
        requireNonNull(event, "event");
        from = List.copyOf(from);
        requireNonNull(onBegin, "onBegin");
    }

    public static Send to(HostName host, String name, String event) {
        return new Send(host, name, event, List.of(), Optional.empty());
    }

    /** What the journal keeps of it: enough to send it again and to move the server when the host begins. */
    public record Request(GuestOrder order, List<TaskState> from, Optional<TaskState> onBegin) {
        public Request {
            requireNonNull(order, "order");
            from = List.copyOf(from);
            requireNonNull(onBegin, "onBegin");
        }
    }
}

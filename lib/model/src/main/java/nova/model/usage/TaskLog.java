package nova.model.usage;

import static java.util.Objects.requireNonNull;

import nova.model.host.HostName;

/** What came of a task that runs once per period for each host: how many items it had, and for how many it failed. */
public record TaskLog(HostName host, State state, int items, int errors, String message) {
    /** The task that audits the usage of servers. */
    public static final String USAGE_AUDIT = "instance_usage_audit";

    public enum State {
        RUNNING,
        DONE
    }

    public TaskLog {
        requireNonNull(host, "host");
        requireNonNull(state, "state");
        requireNonNull(message, "message");
    }
}

package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The states of a server. {@code lockedBy} is owner or admin while locked; progress is 0 to 100. */
public record ServerState(
        VmState vmState,
        TaskState taskState,
        PowerState powerState,
        int progress,
        Optional<String> lockedBy,
        Optional<String> lockedReason,
        boolean deleted) {
    public ServerState {
        requireNonNull(vmState, "vmState");
        requireNonNull(taskState, "taskState");
        requireNonNull(powerState, "powerState");
        requireNonNull(lockedBy, "lockedBy");
        requireNonNull(lockedReason, "lockedReason");
    }
}

package nova.model.server;

import static nova.model.server.TaskState.NONE;
import static nova.model.server.VmState.ACTIVE;
import static nova.model.server.VmState.ERROR;
import static nova.model.server.VmState.PAUSED;
import static nova.model.server.VmState.STOPPED;
import static nova.model.server.VmState.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;

/**
 * All legal moves of a server: from which stable and task states an action may be accepted, and which task state it
 * sets. {@link #word()} is Nova's word in the conflict message, {@link #action()} the name in os-instance-actions.
 */
public enum ServerAction {
    DELETE("delete", "delete", any(), anyTask(), TaskState.DELETING, false),
    STOP("stop", "stop", Set.of(ACTIVE, ERROR), Set.of(NONE), TaskState.POWERING_OFF, true),
    START("start", "start", Set.of(STOPPED), Set.of(NONE), TaskState.POWERING_ON, true),
    REBOOT_SOFT("reboot", "reboot", Set.of(ACTIVE), Set.of(NONE), TaskState.REBOOTING, true),
    REBOOT_HARD(
            "reboot",
            "reboot",
            Set.of(ACTIVE, STOPPED, PAUSED, SUSPENDED, ERROR),
            Set.of(
                    NONE,
                    TaskState.REBOOTING,
                    TaskState.REBOOT_PENDING,
                    TaskState.REBOOT_STARTED,
                    TaskState.REBOOTING_HARD,
                    TaskState.RESUMING,
                    TaskState.UNPAUSING,
                    TaskState.PAUSING,
                    TaskState.SUSPENDING),
            TaskState.REBOOTING_HARD,
            true),
    PAUSE("pause", "pause", Set.of(ACTIVE), Set.of(NONE), TaskState.PAUSING, true),
    UNPAUSE("unpause", "unpause", Set.of(PAUSED), Set.of(NONE), TaskState.UNPAUSING, true),
    SUSPEND("suspend", "suspend", Set.of(ACTIVE), Set.of(NONE), TaskState.SUSPENDING, true),
    RESUME("resume", "resume", Set.of(SUSPENDED), Set.of(NONE), TaskState.RESUMING, true);

    private final String word;
    private final String action;
    private final Set<VmState> vmStates;
    private final Set<TaskState> taskStates;
    private final TaskState sets;
    private final boolean mustBeLaunched;

    ServerAction(
            String word,
            String action,
            Set<VmState> vmStates,
            Set<TaskState> taskStates,
            TaskState sets,
            boolean mustBeLaunched) {
        this.word = word;
        this.action = action;
        this.vmStates = EnumSet.copyOf(vmStates);
        this.taskStates = EnumSet.copyOf(taskStates);
        this.sets = sets;
        this.mustBeLaunched = mustBeLaunched;
    }

    public String word() {
        return word;
    }

    public String action() {
        return action;
    }

    public Set<VmState> vmStates() {
        return EnumSet.copyOf(vmStates);
    }

    public Set<TaskState> taskStates() {
        return EnumSet.copyOf(taskStates);
    }

    /** The task state that accepting the action sets. */
    public TaskState sets() {
        return sets;
    }

    /** True when a server that never ran refuses the action. */
    public boolean mustBeLaunched() {
        return mustBeLaunched;
    }

    public boolean allowedFrom(VmState vmState, TaskState taskState) {
        return vmStates.contains(vmState) && taskStates.contains(taskState);
    }

    private static Set<VmState> any() {
        return EnumSet.allOf(VmState.class);
    }

    private static Set<TaskState> anyTask() {
        return EnumSet.allOf(TaskState.class);
    }
}

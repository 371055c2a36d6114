package nova.api.server;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nova.model.server.ServerState;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/** The one word users see for vm_state and task_state, and the way back from the word to the states. */
final class ServerStatus {
    /** Statuses that show a progress. */
    static final Set<String> WITH_PROGRESS =
            Set.of("ACTIVE", "BUILD", "REBUILD", "RESIZE", "VERIFY_RESIZE", "MIGRATING");

    private static final Map<VmState, String> DEFAULTS = defaults();
    private static final Map<VmState, Map<TaskState, String>> EXCEPTIONS = exceptions();

    private ServerStatus() {}

    /** What a status filter means. {@code anyTask} says that task states do not matter. */
    record States(List<VmState> vmStates, List<TaskState> taskStates, boolean anyTask) {
        boolean none() {
            return vmStates.isEmpty();
        }
    }

    static String of(ServerState state) {
        if (state.deleted()) {
            return "DELETED";
        }
        return EXCEPTIONS
                .getOrDefault(state.vmState(), Map.of())
                .getOrDefault(state.taskState(), DEFAULTS.get(state.vmState()));
    }

    static States states(Collection<String> statuses) {
        Set<VmState> vmStates = EnumSet.noneOf(VmState.class);
        Set<TaskState> taskStates = EnumSet.noneOf(TaskState.class);
        boolean anyTask = false;
        for (String status : statuses) {
            String wanted = status.toUpperCase(Locale.ROOT);
            for (VmState vm : VmState.values()) {
                if (DEFAULTS.get(vm).equals(wanted)) {
                    vmStates.add(vm);
                    anyTask = true;
                }
                EXCEPTIONS.getOrDefault(vm, Map.of()).forEach((task, word) -> {
                    if (word.equals(wanted)) {
                        vmStates.add(vm);
                        taskStates.add(task);
                    }
                });
            }
        }
        return new States(List.copyOf(vmStates), List.copyOf(taskStates), anyTask);
    }

    private static Map<VmState, String> defaults() {
        Map<VmState, String> words = new EnumMap<>(VmState.class);
        words.put(VmState.ACTIVE, "ACTIVE");
        words.put(VmState.BUILDING, "BUILD");
        words.put(VmState.STOPPED, "SHUTOFF");
        words.put(VmState.RESIZED, "VERIFY_RESIZE");
        words.put(VmState.PAUSED, "PAUSED");
        words.put(VmState.SUSPENDED, "SUSPENDED");
        words.put(VmState.RESCUED, "RESCUE");
        words.put(VmState.ERROR, "ERROR");
        words.put(VmState.DELETED, "DELETED");
        words.put(VmState.SOFT_DELETED, "SOFT_DELETED");
        words.put(VmState.SHELVED, "SHELVED");
        words.put(VmState.SHELVED_OFFLOADED, "SHELVED_OFFLOADED");
        return words;
    }

    private static Map<VmState, Map<TaskState, String>> exceptions() {
        Map<VmState, Map<TaskState, String>> words = new EnumMap<>(VmState.class);
        Map<TaskState, String> rebuild = each(
                "REBUILD", TaskState.REBUILDING, TaskState.REBUILD_BLOCK_DEVICE_MAPPING, TaskState.REBUILD_SPAWNING);
        Map<TaskState, String> resize = each(
                "RESIZE",
                TaskState.RESIZE_PREP,
                TaskState.RESIZE_MIGRATING,
                TaskState.RESIZE_MIGRATED,
                TaskState.RESIZE_FINISH);
        Map<TaskState, String> migrate = each("MIGRATING", TaskState.MIGRATING);
        Map<TaskState, String> active = new EnumMap<>(TaskState.class);
        active.putAll(rebuild);
        active.putAll(resize);
        active.putAll(migrate);
        active.putAll(each("PASSWORD", TaskState.UPDATING_PASSWORD));
        active.putAll(each("REBOOT", TaskState.REBOOTING, TaskState.REBOOT_PENDING, TaskState.REBOOT_STARTED));
        active.putAll(each(
                "HARD_REBOOT", TaskState.REBOOTING_HARD, TaskState.REBOOT_PENDING_HARD, TaskState.REBOOT_STARTED_HARD));
        words.put(VmState.ACTIVE, active);
        Map<TaskState, String> stopped = new EnumMap<>(resize);
        stopped.putAll(rebuild);
        words.put(VmState.STOPPED, stopped);
        words.put(VmState.RESIZED, each("REVERT_RESIZE", TaskState.RESIZE_REVERTING));
        words.put(VmState.PAUSED, migrate);
        words.put(VmState.ERROR, rebuild);
        return words;
    }

    private static Map<TaskState, String> each(String word, TaskState... states) {
        Map<TaskState, String> words = new EnumMap<>(TaskState.class);
        for (TaskState state : states) {
            words.put(state, word);
        }
        return words;
    }
}

package nova.model.server;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is being done to a server right now (upstream {@code task_states}). {@link #NONE} is null on the wire; in rows it
 * is the empty string, so that a guarded UPDATE can compare it with {@code =}.
 */
public enum TaskState {
    NONE(""),
    SCHEDULING("scheduling"),
    NETWORKING("networking"),
    BLOCK_DEVICE_MAPPING("block_device_mapping"),
    SPAWNING("spawning"),
    IMAGE_SNAPSHOT_PENDING("image_snapshot_pending"),
    IMAGE_SNAPSHOT("image_snapshot"),
    IMAGE_PENDING_UPLOAD("image_pending_upload"),
    IMAGE_UPLOADING("image_uploading"),
    IMAGE_BACKUP("image_backup"),
    UPDATING_PASSWORD("updating_password"),
    RESIZE_PREP("resize_prep"),
    RESIZE_MIGRATING("resize_migrating"),
    RESIZE_MIGRATED("resize_migrated"),
    RESIZE_FINISH("resize_finish"),
    RESIZE_REVERTING("resize_reverting"),
    RESIZE_CONFIRMING("resize_confirming"),
    MIGRATING("migrating"),
    REBOOTING("rebooting"),
    REBOOT_PENDING("reboot_pending"),
    REBOOT_STARTED("reboot_started"),
    REBOOTING_HARD("rebooting_hard"),
    REBOOT_PENDING_HARD("reboot_pending_hard"),
    REBOOT_STARTED_HARD("reboot_started_hard"),
    POWERING_OFF("powering-off"),
    POWERING_ON("powering-on"),
    PAUSING("pausing"),
    UNPAUSING("unpausing"),
    SUSPENDING("suspending"),
    RESUMING("resuming"),
    RESCUING("rescuing"),
    UNRESCUING("unrescuing"),
    REBUILDING("rebuilding"),
    REBUILD_BLOCK_DEVICE_MAPPING("rebuild_block_device_mapping"),
    REBUILD_SPAWNING("rebuild_spawning"),
    DELETING("deleting"),
    SOFT_DELETING("soft-deleting"),
    RESTORING("restoring"),
    SHELVING("shelving"),
    SHELVING_IMAGE_PENDING_UPLOAD("shelving_image_pending_upload"),
    SHELVING_IMAGE_UPLOADING("shelving_image_uploading"),
    SHELVING_OFFLOADING("shelving_offloading"),
    UNSHELVING("unshelving");

    private static final Map<String, TaskState> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TaskState::word, Function.identity()));

    private final String word;

    TaskState(String word) {
        this.word = word;
    }

    /** The literal in rows and on the wire; empty for {@link #NONE}. */
    public String word() {
        return word;
    }

    public static TaskState of(String word) {
        TaskState state = BY_WORD.get(word);
        if (state == null) {
            throw new IllegalArgumentException("unknown task_state " + word);
        }
        return state;
    }
}

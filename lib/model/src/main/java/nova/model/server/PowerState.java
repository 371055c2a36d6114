package nova.model.server;

import java.util.Arrays;

/** What the hypervisor says the guest does ({@code OS-EXT-STS:power_state}); {@link #code()} is the wire number. */
public enum PowerState {
    NOSTATE(0, "pending"),
    RUNNING(1, "running"),
    PAUSED(3, "paused"),
    SHUTDOWN(4, "shutdown"),
    CRASHED(6, "crashed"),
    SUSPENDED(7, "suspended");

    private final int code;
    private final String word;

    PowerState(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** As diagnostics and messages call it. */
    public String word() {
        return word;
    }

    public int code() {
        return code;
    }

    public static PowerState of(int code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown power_state " + code));
    }
}

package nova.model.server;

import java.util.Arrays;

/** Stable state of a server (upstream {@code vm_states}); {@link #word()} is the literal on the wire and in rows. */
public enum VmState {
    BUILDING("building"),
    ACTIVE("active"),
    PAUSED("paused"),
    SUSPENDED("suspended"),
    STOPPED("stopped"),
    RESCUED("rescued"),
    RESIZED("resized"),
    SOFT_DELETED("soft-delete"),
    DELETED("deleted"),
    ERROR("error"),
    SHELVED("shelved"),
    SHELVED_OFFLOADED("shelved_offloaded");

    private final String word;

    VmState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static VmState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown vm_state " + word));
    }
}

package nova.model.server;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, VmState> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(VmState::word, Function.identity()));

    private final String word;

    VmState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static VmState of(String word) {
        VmState state = BY_WORD.get(word);
        if (state == null) {
            throw new IllegalArgumentException("unknown vm_state " + word);
        }
        return state;
    }
}

package nova.db.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import nova.model.operation.OperationState;
import nova.model.operation.ProcessId;

/** The next progress of an operation. {@code wakeIn} is when to look again at the latest; empty when it is over. */
public record Advance(
        OperationState state,
        Optional<ProcessId> owner,
        Optional<Duration> wakeIn,
        int tries,
        Optional<String> message) {
    /** How the message of an operation begins that the engine gave up and {@code operation retry} may wake. */
    public static final String PARKED = "parked: ";

    public Advance {
        requireNonNull(state, "state");
        requireNonNull(owner, "owner");
        requireNonNull(wakeIn, "wakeIn");
        requireNonNull(message, "message");
        if (state.finished() == wakeIn.isPresent()) {
            throw new IllegalArgumentException("a finished operation is not woken, a live one is: " + state);
        }
    }

    /** Over, but to be tried again when an operator says so. */
    public boolean parked() {
        return state == OperationState.FAILED
                && message.filter(text -> text.startsWith(PARKED)).isPresent();
    }

    /** Owned and running; looked at only if the owner dies. */
    public static Advance owned(ProcessId owner, Duration lookAgain) {
        return new Advance(OperationState.READY, Optional.of(owner), Optional.of(lookAgain), 0, Optional.empty());
    }

    /** Waits for a host, or for those ahead in the line; nobody owns it. */
    public static Advance waiting(Duration lookAgain, Optional<String> message) {
        return new Advance(OperationState.WAITING, Optional.empty(), Optional.of(lookAgain), 0, message);
    }

    public static Advance finished(OperationState state, Optional<String> message) {
        return new Advance(state, Optional.empty(), Optional.empty(), 0, message);
    }

    /** Nobody's, to be tried again after {@code pause}. */
    public static Advance again(int tries, Duration pause, Optional<String> message) {
        return new Advance(OperationState.READY, Optional.empty(), Optional.of(pause), tries, message);
    }
}

package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** One accepted operation as its row stands. {@code line} is its place in the line of {@code subject}. */
public record Operation(OperationId id, long line, String subject, Work work, NewOperation.By by, Progress progress) {
    public Operation {
        requireNonNull(id, "id");
        requireNonNull(subject, "subject");
        requireNonNull(work, "work");
        requireNonNull(by, "by");
        requireNonNull(progress, "progress");
    }

    /** What is to be done; never changes. */
    public record Work(Verb verb, int version, OperationOrder order, String action, boolean visible) {
        public Work {
            requireNonNull(verb, "verb");
            requireNonNull(order, "order");
            requireNonNull(action, "action");
        }
    }

    /** How far it is; every write of it is compare-and-set on {@code revision}. */
    public record Progress(
            OperationState state,
            long revision,
            Optional<ProcessId> owner,
            boolean cancelRequested,
            int tries,
            Optional<String> message) {
        public Progress {
            requireNonNull(state, "state");
            requireNonNull(owner, "owner");
            requireNonNull(message, "message");
        }
    }

    public Operation with(Progress changed) {
        return new Operation(id, line, subject, work, by, changed);
    }
}

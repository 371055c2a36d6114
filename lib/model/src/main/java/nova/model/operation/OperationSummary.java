package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** An operation with its instants, for operators. {@code wakeAt} is absent when it is over. */
public record OperationSummary(
        Operation operation, Instant created, Instant updated, Optional<Instant> wakeAt, Optional<Instant> finished) {
    public OperationSummary {
        requireNonNull(operation, "operation");
        requireNonNull(created, "created");
        requireNonNull(updated, "updated");
        requireNonNull(wakeAt, "wakeAt");
        requireNonNull(finished, "finished");
    }
}

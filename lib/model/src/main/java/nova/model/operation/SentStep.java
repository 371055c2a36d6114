package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import nova.model.host.HostName;

/** An open order at a host, as the watch over resends sees it. Instants are the database's. */
public record SentStep(
        StepRef ref, HostName host, StepState state, Optional<Long> incarnation, long sentBeat, Instant sentAt) {
    public SentStep {
        requireNonNull(ref, "ref");
        requireNonNull(host, "host");
        requireNonNull(state, "state");
        requireNonNull(incarnation, "incarnation");
        requireNonNull(sentAt, "sentAt");
    }
}

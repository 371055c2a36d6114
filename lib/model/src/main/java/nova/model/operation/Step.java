package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.host.HostName;

/**
 * One journaled step. {@code sequence} counts within the operation; name and occurrence (from 0) say which step of the
 * flow it is. {@code request} and {@code result} are JSON; {@code event} is the public event name, absent for an
 * internal step.
 */
public record Step(
        int sequence,
        String name,
        int occurrence,
        Optional<String> event,
        Optional<HostName> host,
        int attempt,
        StepState state,
        Optional<Long> incarnation,
        int lostIncarnations,
        Optional<String> request,
        Optional<String> result,
        Optional<String> details) {
    /** Steps of the engine itself (undos, marks) count from here, so that they never shift those of the flow. */
    public static final int ENGINE_SEQUENCE = 1000;

    public Step {
        requireNonNull(name, "name");
        requireNonNull(event, "event");
        requireNonNull(host, "host");
        requireNonNull(state, "state");
        requireNonNull(incarnation, "incarnation");
        requireNonNull(request, "request");
        requireNonNull(result, "result");
        requireNonNull(details, "details");
    }

    /** A step that ended within the conductor. */
    public static Step ended(int sequence, String name, int occurrence, StepState state, String result) {
        return new Step(
                sequence,
                name,
                occurrence,
                Optional.empty(),
                Optional.empty(),
                1,
                state,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.of(result),
                Optional.empty());
    }

    public boolean open() {
        return state == StepState.SENT || state == StepState.RUNNING;
    }

    public boolean ofEngine() {
        return sequence >= ENGINE_SEQUENCE;
    }

    public Step shownAs(PublicEvent seen) {
        return new Step(
                sequence,
                name,
                occurrence,
                Optional.of(seen.name()),
                seen.host(),
                attempt,
                state,
                incarnation,
                lostIncarnations,
                request,
                result,
                details);
    }

    /** The same step at its end. */
    public Step ended(StepState end, String endResult, Optional<String> endDetails) {
        return new Step(
                sequence,
                name,
                occurrence,
                event,
                host,
                attempt,
                end,
                incarnation,
                lostIncarnations,
                request,
                Optional.of(endResult),
                endDetails);
    }
}

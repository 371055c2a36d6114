package nova.model.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A stored event. {@code revision} grows; listeners resume after the last they saw. */
public record Event(long revision, NewEvent what, Instant created) {
    public Event {
        requireNonNull(what, "what");
        requireNonNull(created, "created");
    }
}

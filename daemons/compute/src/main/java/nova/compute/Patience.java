package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/** Asks the conductors again and again, with growing pauses, until one answers or this daemon is over. */
final class Patience {
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final Logger LOG = System.getLogger(Patience.class.getName());

    private final Platform platform;
    private final Course course;

    Patience(Platform platform, Course course) {
        this.platform = requireNonNull(platform, "platform");
        this.course = requireNonNull(course, "course");
    }

    /** The answer; empty when this daemon was over first. */
    <T> Optional<T> untilAnswered(String what, Supplier<T> question) {
        Duration pause = FIRST_PAUSE;
        while (!course.over()) {
            try {
                return Optional.of(question.get());
            } catch (NovaException unanswered) {
                LOG.log(
                        Level.WARNING,
                        "not answered, asking again: what={0} code={1} reason={2}",
                        what,
                        unanswered.code(),
                        unanswered.getMessage());
            }
            pause = pauseAndGrow(pause);
        }
        return Optional.empty();
    }

    /** Waits about {@code pause}, never in step with other hosts, and says how long to wait next time. */
    Duration pauseAndGrow(Duration pause) {
        platform.pause(pause.plusMillis(platform.choose((int) Math.max(1, pause.toMillis() / 2))));
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}

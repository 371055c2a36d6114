package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nova.model.host.HostName;

/** Whether this daemon still goes on. It ends once, for one reason, which is told once. */
final class Course {
    private static final Logger LOG = System.getLogger(Course.class.getName());

    private final HostName host;
    private final Consumer<End> whenOver;
    private final AtomicReference<End> end = new AtomicReference<>();

    Course(HostName host, Consumer<End> whenOver) {
        this.host = requireNonNull(host, "host");
        this.whenOver = requireNonNull(whenOver, "whenOver");
    }

    boolean over() {
        return end.get() != null;
    }

    Optional<End> reason() {
        return Optional.ofNullable(end.get());
    }

    /** The conductors say that this process does not speak for its host any more, and whether that was deleted. */
    void notCurrent(boolean deleted) {
        if (deleted) {
            end(End.DELETED, "the service of this host was deleted; start nova-compute again to make it anew");
        } else {
            end(End.REPLACED, "a newer process speaks for this host; is one running elsewhere?");
        }
    }

    void end(End reason, String why) {
        if (end.compareAndSet(null, reason)) {
            Level level = reason == End.STOPPED ? Level.INFO : Level.ERROR;
            LOG.log(level, "compute ends: host={0} reason={1} why={2}", host, reason, why);
            whenOver.accept(reason);
        }
    }
}

package nova.runtime.lifecycle;

import java.time.Duration;

/** Something that takes work: told to take no more, and to finish or hand back what runs. */
@FunctionalInterface
public interface Drainable {
    /** Returns when nothing runs any more, or after {@code limit} at the latest. */
    void drain(Duration limit);
}

package nova.scheduler.decision;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.host.HostState;

/** Prefers hosts. Raw weights are brought to 0…1 over all hosts, multiplied and added up (see {@link Scores}). */
public interface HostWeigher {
    /** As written in {@code weight_classes}. */
    String name();

    /** The option that multiplies it; aggregate metadata of the same name wins over the configured value. */
    String option();

    double multiplier();

    /** Whether the multiplier counts against a host instead of for it. */
    default boolean avoids() {
        return false;
    }

    /** Whether 0 is the least weight there can be, instead of the least one seen. */
    boolean fromZero();

    /** The raw weight for this question; empty when all hosts are alike to it. */
    Optional<ToDoubleFunction<HostState>> prepare(Question question);
}

package nova.scheduler.decision;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Predicate;
import nova.scheduler.host.HostState;

/**
 * One test a host must pass, prepared for one wish so that asking it thousands of times is cheap. {@code need} and
 * {@code have} are for people; {@code have} is asked only of hosts that are shown.
 */
public record HostCheck(String name, String need, Predicate<HostState> passes, Function<HostState, String> have) {
    public HostCheck {
        requireNonNull(name, "name");
        requireNonNull(need, "need");
        requireNonNull(passes, "passes");
        requireNonNull(have, "have");
    }
}

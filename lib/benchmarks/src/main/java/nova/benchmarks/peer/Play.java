package nova.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Requests that belong together, played once for each version. */
public record Play(String name, List<Integer> versions, List<Step> steps) {
    public Play {
        requireNonNull(name, "name");
        versions = List.copyOf(versions);
        steps = List.copyOf(steps);
    }
}

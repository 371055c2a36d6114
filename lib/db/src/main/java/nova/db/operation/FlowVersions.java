package nova.db.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nova.db.Tx;
import nova.model.operation.Verb;

/**
 * Which version of its flow a new operation gets: the newest of this release that every live conductor knows, so that
 * while two releases run together each may pick it up.
 */
final class FlowVersions {
    /** Flows that have more than one version; all others have the first alone, and cost no question. */
    static final FlowVersions RELEASED = new FlowVersions(Map.of());

    static final int FIRST = 1;

    /** A conductor silent for longer runs nothing; when it is back it has its rows read anew. */
    private static final Duration LIVE = Duration.ofSeconds(30);

    private final Map<Verb, Integer> newest;
    private final ProcessStore processes = new ProcessStore();

    FlowVersions(Map<Verb, Integer> newest) {
        this.newest = Map.copyOf(newest);
    }

    int of(Tx tx, Verb verb) {
        int known = newest.getOrDefault(verb, FIRST);
        return known == FIRST ? FIRST : common(verb, known, processes.liveFlowVersions(tx, LIVE));
    }

    /** {@code conductors} as their rows say it: {@code BUILD_SERVER=1,BUILD_SERVER=2,…}. */
    private static int common(Verb verb, int newest, List<String> conductors) {
        return conductors.stream()
                .mapToInt(versions -> highest(verb, newest, versions))
                .min()
                .orElse(newest);
    }

    private static int highest(Verb verb, int newest, String versions) {
        String prefix = verb + "=";
        return Stream.of(versions.split(","))
                .filter(each -> each.startsWith(prefix))
                .mapToInt(each -> Integer.parseInt(each.substring(prefix.length())))
                .filter(version -> version <= newest)
                .max()
                .orElse(FIRST);
    }
}

package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nova.model.host.HostName;

/**
 * Why a decision came out as it did: the hosts looked at, how many fit, and per rejected host the first check that
 * failed. At most {@link #MAX_REJECTIONS} rejections are listed; {@code considered} and {@code counts} (hosts by failed
 * check) count all.
 */
public record Explanation(int considered, int accepted, List<Rejection> rejections, Map<String, Integer> counts) {
    public static final int MAX_REJECTIONS = 200;

    /** Nothing was looked at. */
    public static final Explanation NONE = new Explanation(0, 0, List.of());

    public Explanation {
        rejections = List.copyOf(rejections);
        counts = Collections.unmodifiableMap(counts == null ? counted(rejections) : new TreeMap<>(counts));
    }

    public Explanation(int considered, int accepted, List<Rejection> rejections) {
        this(considered, accepted, rejections, counted(rejections));
    }

    private static Map<String, Integer> counted(List<Rejection> rejections) {
        Map<String, Integer> counts = new TreeMap<>();
        rejections.forEach(rejection -> counts.merge(rejection.check(), 1, Integer::sum));
        return counts;
    }

    /** One sentence without host names, fit for tenants: {@code 3 hosts considered; rejected by MEMORY_MB: 2, …}. */
    public String summary() {
        String hosts = considered == 1 ? "1 host considered" : considered + " hosts considered";
        if (counts.isEmpty()) {
            return hosts + ".";
        }
        return hosts + "; rejected by "
                + counts.entrySet().stream()
                        .map(count -> count.getKey() + ": " + count.getValue())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** {@code check} is the filter or resource class; {@code need} and {@code have} are ready for people to read. */
    public record Rejection(HostName host, String check, String need, String have) {
        public Rejection {
            requireNonNull(host, "host");
            requireNonNull(check, "check");
            requireNonNull(need, "need");
            requireNonNull(have, "have");
        }
    }
}

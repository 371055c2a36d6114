package nova.scheduler.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.host.Aggregate;

/**
 * The aggregates a host is in, and their metadata by key: the values of all of them, and the same split at commas as
 * most filters read them. Hosts in the same aggregates share one.
 */
public final class AggregateSet {
    public static final AggregateSet NONE = new AggregateSet(List.of());

    private static final String MULTIPLIER_SUFFIX = "_weight_multiplier";

    private final List<Aggregate> aggregates;
    private final Map<String, List<String>> raw = new TreeMap<>();
    private final Map<String, List<String>> values = new TreeMap<>();
    private final boolean overridesMultipliers;

    public AggregateSet(List<Aggregate> aggregates) {
        this.aggregates = List.copyOf(aggregates);
        for (Aggregate aggregate : aggregates) {
            aggregate.metadata().forEach((key, value) -> {
                raw.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
                List<String> split = values.computeIfAbsent(key, _ -> new ArrayList<>());
                for (String part : value.split(",", -1)) {
                    split.add(part.strip());
                }
            });
        }
        this.overridesMultipliers = raw.keySet().stream().anyMatch(key -> key.endsWith(MULTIPLIER_SUFFIX));
    }

    public List<Aggregate> aggregates() {
        return aggregates;
    }

    /** Values of {@code key} over all aggregates, split at commas and stripped. */
    public List<String> values(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** Values of {@code key} as they were written. */
    public List<String> raw(String key) {
        return raw.getOrDefault(key, List.of());
    }

    public Map<String, List<String>> values() {
        return Collections.unmodifiableMap(values);
    }

    public Optional<String> zone() {
        return aggregates.stream().flatMap(each -> each.zone().stream()).findFirst();
    }

    /** The least number that any aggregate sets for {@code key}; {@code otherwise} without one that can be read. */
    public double leastNumber(String key, double otherwise) {
        double least = Double.POSITIVE_INFINITY;
        for (String value : raw(key)) {
            try {
                least = Math.min(least, Double.parseDouble(value.strip()));
            } catch (NumberFormatException _) {
                return otherwise;
            }
        }
        return least == Double.POSITIVE_INFINITY ? otherwise : least;
    }

    /** As {@link #leastNumber} for a multiplier of a weigher; quick where no aggregate sets any. */
    public double multiplier(String option, double otherwise) {
        return overridesMultipliers ? leastNumber(option, otherwise) : otherwise;
    }
}

package nova.model.migration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which migrations to list: each filter present must hold. {@code newestFirst} sorts by age and number and obeys
 * {@code marker}, the id of the last one of the page before; without it the order is that of creation.
 */
public record MigrationQuery(
        Map<Filter, String> filters,
        Optional<Instant> changedSince,
        Optional<Instant> changedBefore,
        boolean newestFirst,
        Optional<String> marker,
        int limit) {
    /** {@code HOST} is either end, {@code SOURCE} the source's host alone. */
    public enum Filter {
        SERVER,
        HOST,
        SOURCE,
        STATUS,
        KIND,
        PROJECT,
        USER
    }

    public MigrationQuery {
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
        requireNonNull(changedSince, "changedSince");
        requireNonNull(changedBefore, "changedBefore");
        requireNonNull(marker, "marker");
    }

    /** Oldest first, without bounds in time. */
    public static MigrationQuery of(Map<Filter, String> filters, int limit) {
        return new MigrationQuery(filters, Optional.empty(), Optional.empty(), false, Optional.empty(), limit);
    }
}

package nova.model.flavor;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.context.ProjectId;

/**
 * One page of flavors. {@code isPublic} absent means both kinds; {@code visibleTo} keeps the public ones and those this
 * project was given. {@code name} is a regular expression found in the name, whatever the case.
 */
public record FlavorQuery(
        Optional<Boolean> isPublic,
        Optional<ProjectId> visibleTo,
        boolean withDisabled,
        int minRamMib,
        int minRootGib,
        Optional<String> name,
        Sort sort,
        Optional<FlavorId> marker,
        int limit) {
    public static final int MAX_LIMIT = 10_000;

    public FlavorQuery {
        requireNonNull(isPublic, "isPublic");
        requireNonNull(visibleTo, "visibleTo");
        requireNonNull(name, "name");
        requireNonNull(sort, "sort");
        requireNonNull(marker, "marker");
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT + ", is " + limit);
        }
    }

    /** Nova's sort keys that we keep a column for. */
    public enum Key {
        FLAVOR_ID,
        NUMBER,
        NAME,
        DESCRIPTION,
        VCPUS,
        RAM,
        ROOT,
        EPHEMERAL,
        SWAP,
        RXTX_FACTOR,
        IS_PUBLIC,
        DISABLED,
        CREATED,
        UPDATED
    }

    public record Sort(Key key, boolean descending) {
        public static final Sort BY_ID = new Sort(Key.FLAVOR_ID, false);

        public Sort {
            requireNonNull(key, "key");
        }
    }

    /** The first page of everything. */
    public static FlavorQuery all() {
        return new FlavorQuery(
                Optional.empty(),
                Optional.empty(),
                true,
                0,
                0,
                Optional.empty(),
                Sort.BY_ID,
                Optional.empty(),
                MAX_LIMIT);
    }
}

package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.flavor.FlavorId;

/** One condition of a server list; all of a query's conditions must hold. */
public sealed interface ServerFilter {
    /** The field is one of these, written as on the wire. An empty list matches nothing. */
    record AnyOf(ServerField field, List<String> values) implements ServerFilter {
        public AnyOf {
            requireNonNull(field, "field");
            values = List.copyOf(values);
        }
    }

    /**
     * A regular expression is found in the text of the field, whatever the case: numbers, truths and times too match as
     * the text MySQL has for them. A bar means itself, since Nova escapes it.
     */
    record Matches(ServerField field, String expression) implements ServerFilter {
        public Matches {
            requireNonNull(field, "field");
            requireNonNull(expression, "expression");
        }
    }

    /** An address of the server begins as the regular expression for its IP version says; one of the two suffices. */
    record Address(Optional<String> version4, Optional<String> version6) implements ServerFilter {
        public Address {
            requireNonNull(version4, "version4");
            requireNonNull(version6, "version6");
        }
    }

    /** Made with this flavor, which must still be there and be seen by the project, if one is named. */
    record OfFlavor(FlavorId flavor, Optional<ProjectId> seenBy) implements ServerFilter {
        public OfFlavor {
            requireNonNull(flavor, "flavor");
            requireNonNull(seenBy, "seenBy");
        }
    }

    /** Updated then or later. */
    record ChangedSince(Instant instant) implements ServerFilter {
        public ChangedSince {
            requireNonNull(instant, "instant");
        }
    }

    /** Updated then or earlier. */
    record ChangedBefore(Instant instant) implements ServerFilter {
        public ChangedBefore {
            requireNonNull(instant, "instant");
        }
    }

    /**
     * Deleted ones, or those that are not. {@code softToo} says which way servers count that can still be restored: as
     * Nova does, they are with the deleted ones unless the caller says otherwise.
     */
    record Deleted(boolean deleted, boolean softToo) implements ServerFilter {
        /** Soft-deleted servers count as deleted. */
        public static Deleted of(boolean deleted) {
            return new Deleted(deleted, deleted);
        }
    }

    record Locked(boolean locked) implements ServerFilter {}

    record Tags(TagRule rule, List<String> tags) implements ServerFilter {
        public Tags {
            requireNonNull(rule, "rule");
            tags = List.copyOf(tags);
        }
    }

    enum TagRule {
        ALL,
        ANY,
        NOT_ALL,
        NOT_ANY
    }
}

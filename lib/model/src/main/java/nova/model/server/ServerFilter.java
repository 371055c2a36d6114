package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** One condition of a server list; all of a query's conditions must hold. */
public sealed interface ServerFilter {
    /** The field is one of these, written as on the wire; no task is the empty text. An empty list matches nothing. */
    record AnyOf(ServerField field, List<String> values) implements ServerFilter {
        public AnyOf {
            requireNonNull(field, "field");
            values = List.copyOf(values);
        }
    }

    /** A regular expression is found in the text of the field, whatever the case. */
    record Matches(ServerField field, String expression) implements ServerFilter {
        public Matches {
            requireNonNull(field, "field");
            requireNonNull(expression, "expression");
        }
    }

    /** An address of the server, IP version 4 or 6, begins as this regular expression says. */
    record Address(int version, String expression) implements ServerFilter {
        public Address {
            requireNonNull(expression, "expression");
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

    /** Its disks are partitioned automatically, or not. */
    record AutoDiskConfig(boolean automatic) implements ServerFilter {}

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

    record Metadata(String key, String value) implements ServerFilter {
        public Metadata {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        }
    }

    /** A property of its image as it was at boot, such as kernel_id. */
    record ImageProperty(String name, String value) implements ServerFilter {
        public ImageProperty {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
        }
    }
}

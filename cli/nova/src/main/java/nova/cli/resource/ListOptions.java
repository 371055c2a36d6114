package nova.cli.resource;

import nova.cli.command.Shape;

/** Options that several lists have. */
public final class ListOptions {
    private ListOptions() {}

    /** Where to go on and how far; {@link Query#addPage} reads them. */
    public static void page(Shape shape, String after, int since) {
        shape.option("--marker", "<marker>", after).since(since);
        shape.integer("--limit", "<limit>", "At most so many.").since(since);
    }

    /** When things last changed; {@link Query#addTimes} reads them. */
    public static void times(Shape shape, String what, int since) {
        shape.option("--changes-since", "<changes_since>", what + " changed at or after this time.")
                .since(since);
        shape.option("--changes-before", "<changes_before>", what + " changed at or before this time.")
                .since(66);
    }
}

package nova.conductor.operation;

/** Leaves a flow without an end: control flow of the engine, never an error, without a stack trace. */
final class Unwind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Why {
        /** An order is under way; a report will go on. */
        SUSPENDED,
        /** The next body is for the run queue; the operation is ours. */
        HANDED_OVER,
        /** Somebody else moved the operation on: stop, touch nothing. */
        REPLACED,
        /** Somebody asked it to stop, or its server is being deleted. */
        CUT_IN,
        /** The host of an order is silent: not sent. */
        UNREACHABLE,
        /** The journal ends here, and only what is in it was wanted. */
        JOURNAL_ENDS
    }

    private final Why why;

    Unwind(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}

package nova.cli;

/** The command line itself is wrong: usage on standard error and exit code 2. */
public final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofWholeProgram;

    private UsageFailure(String message, boolean ofWholeProgram) {
        super(message);
        this.ofWholeProgram = ofWholeProgram;
    }

    /** The command takes other arguments than these; its own usage is shown. */
    public UsageFailure(String message) {
        this(message, false);
    }

    /** There is no such command, or nobody takes these arguments; the usage of the whole program is shown. */
    public static UsageFailure ofProgram(String message) {
        return new UsageFailure(message, true);
    }

    public boolean isOfWholeProgram() {
        return ofWholeProgram;
    }
}

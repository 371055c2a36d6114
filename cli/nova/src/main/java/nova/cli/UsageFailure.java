package nova.cli;

/** The command line itself is wrong: usage on standard error and exit code 2. */
public final class UsageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageFailure(String message) {
        super(message);
    }
}

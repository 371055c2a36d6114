package nova.cli;

import static java.util.Objects.requireNonNull;

/**
 * Ends the command with {@code ERROR (<kind>): <message>} and exit code 1. Kinds are the names novaclient prints, which
 * scripts look for.
 */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    public CommandFailure(String kind, String message) {
        super(requireNonNull(message, "message"));
        this.kind = requireNonNull(kind, "kind");
    }

    public CommandFailure(String kind, String message, Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.kind = requireNonNull(kind, "kind");
    }

    /** What the user asked for cannot be done; the most common kind. */
    public static CommandFailure because(String message) {
        return new CommandFailure("CommandError", message);
    }

    public String kind() {
        return kind;
    }

    public boolean is(String otherKind) {
        return kind.equals(otherKind);
    }
}

package nova.model.error;

import static java.util.Objects.requireNonNull;

/** The only exception we throw on purpose: a code a caller can act on and a sentence a person can act on. */
public final class NovaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public NovaException(ErrorCode code, String message) {
        super(requireNonNull(message, "message"));
        this.code = requireNonNull(code, "code");
    }

    public NovaException(ErrorCode code, String message, Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.code = requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}

package nova.virt;

import static java.util.Objects.requireNonNull;

/** A driver's refusal or failure; the message is for the server's fault and says what, why and what to do. */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the caller can do about it. */
    public enum Kind {
        /** This host cannot, another may: no space, device busy. Nothing of the guest is left here. */
        REFUSED,
        /** No host can: bad image, impossible properties. Nothing of the guest is left here. */
        IMPOSSIBLE,
        /** The caller asked to stop. */
        CANCELLED,
        /** The guest is not here. */
        NOT_FOUND,
        /** It went wrong halfway or the hypervisor is away. */
        FAILED,
        /** The driver cannot do this at all. */
        NOT_SUPPORTED
    }

    private final Kind kind;

    public GuestException(Kind kind, String message) {
        super(requireNonNull(message, "message"));
        this.kind = requireNonNull(kind, "kind");
    }

    public GuestException(Kind kind, String message, Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.kind = requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }
}

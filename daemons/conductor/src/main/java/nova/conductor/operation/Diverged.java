package nova.conductor.operation;

/** Journal and code do not agree, or a flow broke a rule of the engine: running it again would not help. */
final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Diverged(String message) {
        super(message);
    }
}

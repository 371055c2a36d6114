package nova.model.operation;

/** Life of one journaled step. */
public enum StepState {
    /** An order to a host that was journaled and may have been sent; the host has not begun it. */
    SENT,
    /** The host asked to begin and was told yes. */
    RUNNING,
    DONE,
    FAILED,
    /** Ended by us, not by the host: a host that asks to begin it is told no. */
    FENCED
}

package nova.model.operation;

/** Life of an operation (design.md §4): accepting → ready → (waiting ⇄ ready) → done, failed or cancelled. */
public enum OperationState {
    /** The API is still doing outside work that belongs to the acceptance. */
    ACCEPTING,
    /** Somebody should run it: it waits for an owner, or has one. */
    READY,
    /** Waits for a host's report, a predecessor in the server's line, or an instant; nobody owns it. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean finished() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}

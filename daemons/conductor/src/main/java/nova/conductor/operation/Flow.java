package nova.conductor.operation;

import java.util.List;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;

/**
 * One verb in one version, as plain code that reads top to bottom. The engine runs it again from the start whenever it
 * may go on; what happened already comes back from the journal (design.md §4). A flow therefore holds no store, clock,
 * random, thread or {@code finally}: what it knows comes from its order and from its steps, and it decides the same each
 * time. Bodies of {@link Steps#once} may run twice and say why that is safe.
 */
public interface Flow<O extends OperationOrder> {
    Verb verb();

    default int version() {
        return 1;
    }

    Class<O> orderType();

    /** Ends by {@link Steps#finish} or {@link Steps#fail}. */
    void run(Steps steps, O order);

    /**
     * What rows say when the operation ends without having come to its end: given up after its retries, or cancelled.
     * Moves that no longer fit (a delete came in between) are left out.
     */
    List<Change> givenUp(O order, String reason);

    /** What rows say when its host began and has been silent longer than silent_host_grace; the operation stays open. */
    List<Change> hostSilent(O order, String reason);

    /** True when a silent host is given up at once instead of waited for: the delete, which leaves a leftover. */
    default boolean leavesSilentHosts() {
        return false;
    }
}

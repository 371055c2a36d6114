package nova.conductor.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nova.model.operation.GuestOrder;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.PublicEvent;
import nova.model.operation.StepOutcome;

/**
 * What a flow can do. Each step is known by its name and how often the name came before; a journaled one returns its
 * result without doing anything.
 */
public interface Steps {
    /** At most this many steps in one operation. */
    int MAX_STEPS = 200;

    /** The operation that runs, for whoever must know it; the same in every run. */
    OperationId operation();

    /** Who asked for it. */
    NewOperation.By by();

    /**
     * Something outside: runs {@code body} while this process owns the operation, and journals its result with the next
     * commit. The process may die before that, so the body may run twice, also in two processes, one after the other.
     */
    <T> T once(String name, Class<T> type, Supplier<T> body);

    /**
     * {@link #once} with its undo, for what a delete of the server would not clear. When the operation is cancelled the
     * undos of the steps that were journaled run newest first; each may run twice.
     */
    <T> T once(String name, Class<T> type, Supplier<T> body, Consumer<T> undo);

    /** A question to our own rows; journaled like {@link #once}, but nothing outside happens, so it needs no owner. */
    <T> T look(String name, Class<T> type, Supplier<T> body);

    /** Row changes that ride with the next commit of a new step. */
    void show(List<Change> changes);

    /**
     * Tells a host to do something and returns how it ended. Journals and sends, then unwinds: no thread waits. A host
     * that is known to be silent is not asked and counts as not begun. {@code order} is only asked for when it is sent.
     */
    StepOutcome order(Send send, Supplier<GuestOrder> order);

    /** Row changes, in one transaction. */
    void record(String name, List<Change> changes);

    /** The end: done. Nothing may follow. */
    void finish(List<Change> changes);

    /** The end: failed, for the reason given. Nothing may follow. */
    void fail(Failure failure);

    /**
     * How it failed; with an event, the public actions show it as failed. An event that names no host happened in the
     * conductor.
     */
    record Failure(String message, Optional<PublicEvent> event, List<Change> changes) {
        public Failure {
            changes = List.copyOf(changes);
        }

        public static Failure of(String message, List<Change> changes) {
            return new Failure(message, Optional.empty(), changes);
        }

        /** For what fails without an order to a host, whose step would be the event. */
        public Failure shownAs(PublicEvent failed) {
            return new Failure(message, Optional.of(failed), changes);
        }
    }
}

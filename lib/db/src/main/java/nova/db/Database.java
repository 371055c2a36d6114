package nova.db;

import java.util.function.Consumer;

/**
 * The one way to the tables: transactions. An interface, so that the simulation can put itself around each of them
 * (design.md §4).
 *
 * <p>A body may run several times (after a deadlock, a lock time-out or a refused certification) and therefore has no
 * effect but its statements: no message, no call, no counter. It does not open a second transaction. What throws out of
 * it rolls everything back. {@code what} names the transaction in logs and metrics: constant text.
 *
 * <p>When the connection is lost during the commit itself the outcome is unknown and the caller sees
 * {@code UNAVAILABLE}; the guards of the next attempt tell.
 */
public interface Database {
    /** Runs {@code body} and commits. */
    <T> T write(String what, TxBody<T> body);

    /** Runs {@code body}, which changes nothing. Each of its statements sees what is committed when it starts. */
    <T> T read(String what, TxBody<T> body);

    /** {@link #write} without a result. */
    default void change(String what, Consumer<Tx> body) {
        write(what, tx -> {
            body.accept(tx);
            return true;
        });
    }
}

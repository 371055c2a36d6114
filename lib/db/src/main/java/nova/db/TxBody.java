package nova.db;

/** Statements of one transaction; may run several times. */
@FunctionalInterface
public interface TxBody<T> {
    T run(Tx tx);
}

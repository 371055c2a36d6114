package nova.api;

import nova.db.Tx;

/** Something more to write in the transaction that accepts a request, given what is being accepted. May run again. */
@FunctionalInterface
public interface Alongside<T> {
    void write(Tx tx, T accepted);

    static <T> Alongside<T> nothing() {
        return (tx, accepted) -> {};
    }
}

package nova.db;

import java.time.Duration;

/** Is told how transactions went; for metrics. Called outside of transactions, from the thread that ran them. */
public interface TransactionListener {
    TransactionListener NONE = new TransactionListener() {};

    /** A write was committed; {@code took} includes waiting for a connection and all repeats. */
    default void committed(String what, Duration took) {}

    /** A body lost against another transaction and is run again; {@code attempt} counts from 1. */
    default void repeated(String what, int attempt) {}

    /** A transaction was given up. */
    default void failed(String what) {}
}

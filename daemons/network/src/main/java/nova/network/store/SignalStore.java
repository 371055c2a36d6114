package nova.network.store;

import java.time.Duration;
import java.util.List;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code network_signals}. */
public final class SignalStore {
    /** Whose ports Nova wants to hear of. */
    private static final String COMPUTE = "compute:";

    /** Nothing is written for a port of anything but a server. */
    public void append(Tx tx, String name, Port port) {
        if (!port.device().owner().startsWith(COMPUTE) || port.device().id().isEmpty()) {
            return;
        }
        tx.sql()
                .execute(
                        "insert into network_signals (server_id, name, port_id, due_at, created_at)"
                                + " values (?, ?, ?, ?, ?)",
                        port.device().id(),
                        name,
                        port.id(),
                        NetworkStore.column(tx.now()),
                        NetworkStore.column(tx.now()));
    }

    /** Those whose time has come, oldest first. */
    public List<Signal> due(Tx tx, int limit) {
        return tx.sql()
                .fetch(
                        "select seq, server_id, name, port_id, created_at from network_signals where due_at <= ?"
                                + " order by seq limit ?",
                        NetworkStore.column(tx.now()),
                        limit)
                .map(SignalStore::signal);
    }

    public void remove(Tx tx, List<Signal> signals) {
        signals.forEach(signal -> tx.sql().execute("delete from network_signals where seq = ?", signal.seq()));
    }

    public void postpone(Tx tx, List<Signal> signals, Duration pause) {
        signals.forEach(signal -> tx.sql()
                .execute(
                        "update network_signals set due_at = ? where seq = ?",
                        NetworkStore.column(tx.now().plus(pause)),
                        signal.seq()));
    }

    private static Signal signal(Record row) {
        return new Signal(
                row.get("seq", Long.class),
                row.get("server_id", String.class),
                row.get("name", String.class),
                row.get("port_id", String.class),
                NetworkStore.instant(row, "created_at"));
    }
}

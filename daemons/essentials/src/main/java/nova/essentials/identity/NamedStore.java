package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nova.db.Tx;
import org.jooq.Record;

/** How rows with an id, and a name that is unique in their domain, are found; {@code select} ends with their table. */
record NamedStore<T>(String select, Function<Record, T> read) {
    NamedStore {
        requireNonNull(select, "select");
        requireNonNull(read, "read");
    }

    Optional<T> find(Tx tx, String id) {
        return tx.sql().fetchOptional(select + " where id = ?", id).map(read);
    }

    Optional<T> named(Tx tx, String domain, String name) {
        return tx.sql()
                .fetchOptional(select + " where domain_id = ? and name = ?", domain, name)
                .map(read);
    }

    List<T> all(Tx tx) {
        return tx.sql()
                .fetch(select + " order by name, id limit ?", ListingStore.MAX_ROWS)
                .map(read::apply);
    }
}

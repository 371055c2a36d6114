package nova.essentials.identity;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_domains}. */
public final class DomainStore {
    private static final String SELECT = "select id, name, description, enabled from identity_domains";

    public Optional<Domain> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where id = ?", id).map(DomainStore::domain);
    }

    public Optional<Domain> named(Tx tx, String name) {
        return tx.sql().fetchOptional(SELECT + " where name = ?", name).map(DomainStore::domain);
    }

    public List<Domain> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by name limit ?", ListingStore.MAX_ROWS)
                .map(DomainStore::domain);
    }

    public void insert(Tx tx, Domain domain) {
        ListingStore.unique(
                "domain",
                domain.name(),
                () -> tx.sql()
                        .execute(
                                "insert into identity_domains (id, name, description, enabled) values (?, ?, ?, ?)",
                                domain.id(),
                                domain.name(),
                                domain.description(),
                                domain.enabled()));
    }

    public void update(Tx tx, Domain domain) {
        ListingStore.unique(
                "domain",
                domain.name(),
                () -> tx.sql()
                        .execute(
                                "update identity_domains set name = ?, description = ?, enabled = ? where id = ?",
                                domain.name(),
                                domain.description(),
                                domain.enabled(),
                                domain.id()));
    }

    /** Deletes an empty domain; the caller has checked that it is disabled. */
    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from identity_assignments where scope_kind = 'domain' and scope_id = ?", id);
        tx.sql().execute("delete from identity_domains where id = ?", id);
    }

    private static Domain domain(Record row) {
        return new Domain(
                row.get("id", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("enabled", Boolean.class));
    }
}

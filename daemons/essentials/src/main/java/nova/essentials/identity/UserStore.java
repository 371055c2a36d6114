package nova.essentials.identity;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_users}. */
public final class UserStore {
    private static final NamedStore<User> ROWS = new NamedStore<>(
            "select id, name, domain_id, default_project_id, email, description, enabled from identity_users",
            UserStore::user);

    public Optional<User> find(Tx tx, String id) {
        return ROWS.find(tx, id);
    }

    public Optional<User> named(Tx tx, String domain, String name) {
        return ROWS.named(tx, domain, name);
    }

    public List<User> all(Tx tx) {
        return ROWS.all(tx);
    }

    /** The hash of the user's password; empty when the user has none and cannot log in. */
    public Optional<String> passwordHash(Tx tx, String id) {
        return tx.sql()
                .fetchOptional("select password_hash from identity_users where id = ?", id)
                .map(row -> row.get("password_hash", String.class));
    }

    public void insert(Tx tx, User user, Optional<String> hash) {
        ListingStore.unique(
                "user",
                user.name(),
                () -> tx.sql()
                        .execute(
                                "insert into identity_users (id, name, domain_id, password_hash, default_project_id, email,"
                                        + " description, enabled) values (?, ?, ?, ?, ?, ?, ?, ?)",
                                user.id(),
                                user.name(),
                                user.domain(),
                                hash.orElse(null),
                                user.defaultProject().orElse(null),
                                user.email().orElse(null),
                                user.description().orElse(null),
                                user.enabled()));
    }

    public void update(Tx tx, User user) {
        ListingStore.unique(
                "user",
                user.name(),
                () -> tx.sql()
                        .execute(
                                "update identity_users set name = ?, default_project_id = ?, email = ?, description = ?,"
                                        + " enabled = ? where id = ?",
                                user.name(),
                                user.defaultProject().orElse(null),
                                user.email().orElse(null),
                                user.description().orElse(null),
                                user.enabled(),
                                user.id()));
    }

    /** Sets a new password; tokens made with the old one end. */
    public void setPassword(Tx tx, String id, String hash) {
        tx.sql().execute("update identity_users set password_hash = ? where id = ?", hash, id);
        tx.sql().execute("delete from identity_tokens where user_id = ?", id);
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from identity_tokens where user_id = ?", id);
        tx.sql().execute("delete from identity_assignments where user_id = ?", id);
        tx.sql().execute("delete from identity_users where id = ?", id);
    }

    private static User user(Record row) {
        return new User(
                row.get("id", String.class),
                row.get("name", String.class),
                row.get("domain_id", String.class),
                Optional.ofNullable(row.get("default_project_id", String.class)),
                Optional.ofNullable(row.get("email", String.class)),
                Optional.ofNullable(row.get("description", String.class)),
                row.get("enabled", Boolean.class));
    }
}

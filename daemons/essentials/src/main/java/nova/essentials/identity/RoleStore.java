package nova.essentials.identity;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_roles} and {@code identity_assignments}. */
public final class RoleStore {
    private static final String SELECT = "select r.id, r.name, r.description from identity_roles r";

    /** Who has which role on what. */
    public record Assignment(String user, Scope scope, String role) {}

    public Optional<Role> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where r.id = ?", id).map(RoleStore::role);
    }

    public Optional<Role> named(Tx tx, String name) {
        return tx.sql().fetchOptional(SELECT + " where r.name = ?", name).map(RoleStore::role);
    }

    public List<Role> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by r.name limit ?", ListingStore.MAX_ROWS)
                .map(RoleStore::role);
    }

    public void insert(Tx tx, Role role) {
        ListingStore.unique(
                "role",
                role.name(),
                () -> tx.sql()
                        .execute(
                                "insert into identity_roles (id, name, description) values (?, ?, ?)",
                                role.id(),
                                role.name(),
                                role.description()));
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from identity_assignments where role_id = ?", id);
        tx.sql().execute("delete from identity_roles where id = ?", id);
    }

    /** The user's roles on exactly this scope, by name. */
    public List<Role> ofUser(Tx tx, String user, Scope scope) {
        return tx.sql()
                .fetch(
                        SELECT
                                + " join identity_assignments a on a.role_id = r.id"
                                + " where a.user_id = ? and a.scope_kind = ? and a.scope_id = ? order by r.name",
                        user,
                        scope.kind(),
                        scope.id())
                .map(RoleStore::role);
    }

    public List<Assignment> assignments(Tx tx) {
        return tx.sql()
                .fetch(
                        "select user_id, scope_kind, scope_id, role_id from identity_assignments"
                                + " order by user_id, scope_kind, scope_id, role_id limit ?",
                        ListingStore.MAX_ROWS)
                .map(row -> new Assignment(
                        row.get("user_id", String.class),
                        Scope.stored(row.get("scope_kind", String.class), row.get("scope_id", String.class)),
                        row.get("role_id", String.class)));
    }

    public boolean has(Tx tx, Assignment wanted) {
        return ofUser(tx, wanted.user(), wanted.scope()).stream()
                .anyMatch(role -> role.id().equals(wanted.role()));
    }

    /** Giving a role twice is the same as once. */
    public void assign(Tx tx, Assignment wanted) {
        if (!has(tx, wanted)) {
            tx.sql()
                    .execute(
                            "insert into identity_assignments (user_id, scope_kind, scope_id, role_id)"
                                    + " values (?, ?, ?, ?)",
                            wanted.user(),
                            wanted.scope().kind(),
                            wanted.scope().id(),
                            wanted.role());
        }
    }

    /** False when there was no such assignment. */
    public boolean unassign(Tx tx, Assignment gone) {
        return tx.sql()
                        .execute(
                                "delete from identity_assignments"
                                        + " where user_id = ? and scope_kind = ? and scope_id = ? and role_id = ?",
                                gone.user(),
                                gone.scope().kind(),
                                gone.scope().id(),
                                gone.role())
                > 0;
    }

    private static Role role(Record row) {
        return new Role(
                row.get("id", String.class), row.get("name", String.class), row.get("description", String.class));
    }
}

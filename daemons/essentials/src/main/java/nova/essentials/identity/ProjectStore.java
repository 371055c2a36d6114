package nova.essentials.identity;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_projects}. */
public final class ProjectStore {
    private static final String SELECT =
            "select p.id, p.name, p.domain_id, p.description, p.enabled from identity_projects p";

    public Optional<Project> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where p.id = ?", id).map(ProjectStore::project);
    }

    public Optional<Project> named(Tx tx, String domain, String name) {
        return tx.sql()
                .fetchOptional(SELECT + " where p.domain_id = ? and p.name = ?", domain, name)
                .map(ProjectStore::project);
    }

    public List<Project> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by p.name, p.id limit ?", ListingStore.MAX_ROWS)
                .map(ProjectStore::project);
    }

    /** Projects where the user has a role. */
    public List<Project> ofUser(Tx tx, String user) {
        return tx.sql()
                .fetch(
                        SELECT
                                + " where p.id in (select a.scope_id from identity_assignments a"
                                + " where a.user_id = ? and a.scope_kind = 'project') order by p.name, p.id limit ?",
                        user,
                        ListingStore.MAX_ROWS)
                .map(ProjectStore::project);
    }

    public void insert(Tx tx, Project project) {
        ListingStore.unique(
                "project",
                project.name(),
                () -> tx.sql()
                        .execute(
                                "insert into identity_projects (id, name, domain_id, description, enabled)"
                                        + " values (?, ?, ?, ?, ?)",
                                project.id(),
                                project.name(),
                                project.domain(),
                                project.description(),
                                project.enabled()));
    }

    public void update(Tx tx, Project project) {
        ListingStore.unique(
                "project",
                project.name(),
                () -> tx.sql()
                        .execute(
                                "update identity_projects set name = ?, description = ?, enabled = ? where id = ?",
                                project.name(),
                                project.description(),
                                project.enabled(),
                                project.id()));
    }

    /** Deletes the project with the roles assigned on it; its tokens are worthless from then on. */
    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from identity_assignments where scope_kind = 'project' and scope_id = ?", id);
        tx.sql().execute("delete from identity_projects where id = ?", id);
    }

    private static Project project(Record row) {
        return new Project(
                row.get("id", String.class),
                row.get("name", String.class),
                row.get("domain_id", String.class),
                row.get("description", String.class),
                row.get("enabled", Boolean.class));
    }
}

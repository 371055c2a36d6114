package nova.essentials.identity;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code identity_projects}. */
public final class ProjectStore {
    private static final String SELECT = "select id, name, domain_id, description, enabled from identity_projects";
    private static final NamedStore<Project> ROWS = new NamedStore<>(SELECT, ProjectStore::project);

    public Optional<Project> find(Tx tx, String id) {
        return ROWS.find(tx, id);
    }

    public Optional<Project> named(Tx tx, String domain, String name) {
        return ROWS.named(tx, domain, name);
    }

    public List<Project> all(Tx tx) {
        return ROWS.all(tx);
    }

    /** Projects where the user has a role. */
    public List<Project> ofUser(Tx tx, String user) {
        return tx.sql()
                .fetch(
                        SELECT
                                + " where id in (select a.scope_id from identity_assignments a"
                                + " where a.user_id = ? and a.scope_kind = 'project') order by name, id limit ?",
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

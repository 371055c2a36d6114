package nova.network.store;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code network_routers}. */
public final class RouterStore {
    private static final String SELECT = "select id, name, project_id, description, admin_up, external_network, snat,"
            + " created_at, updated_at from network_routers";

    public Optional<Router> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where id = ?", id).map(RouterStore::router);
    }

    public List<Router> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by id limit ?", NetworkStore.MAX_ROWS)
                .map(RouterStore::router);
    }

    public List<Router> ofProject(Tx tx, String project) {
        return tx.sql()
                .fetch(SELECT + " where project_id = ? order by id limit ?", project, NetworkStore.MAX_ROWS)
                .map(RouterStore::router);
    }

    public void insert(Tx tx, Router router) {
        tx.sql()
                .execute(
                        "insert into network_routers (id, name, project_id, description, admin_up, external_network,"
                                + " snat, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        router.id(),
                        router.name(),
                        router.project(),
                        router.description(),
                        router.adminUp(),
                        router.outside().map(Router.Outside::network).orElse(null),
                        router.outside().map(Router.Outside::snat).orElse(true),
                        NetworkStore.column(router.createdAt()),
                        NetworkStore.column(router.updatedAt()));
    }

    public void update(Tx tx, Router router) {
        tx.sql()
                .execute(
                        "update network_routers set name = ?, description = ?, admin_up = ?, external_network = ?,"
                                + " snat = ?, updated_at = ? where id = ?",
                        router.name(),
                        router.description(),
                        router.adminUp(),
                        router.outside().map(Router.Outside::network).orElse(null),
                        router.outside().map(Router.Outside::snat).orElse(true),
                        NetworkStore.column(tx.now()),
                        router.id());
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_routers where id = ?", id);
    }

    private static Router router(Record row) {
        return new Router(
                row.get("id", String.class),
                row.get("project_id", String.class),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("admin_up", Boolean.class),
                Optional.ofNullable(row.get("external_network", String.class))
                        .map(network -> new Router.Outside(network, row.get("snat", Boolean.class))),
                NetworkStore.instant(row, "created_at"),
                NetworkStore.instant(row, "updated_at"));
    }
}

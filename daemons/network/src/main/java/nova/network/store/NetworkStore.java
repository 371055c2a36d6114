package nova.network.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;

/** Rows of {@code network_networks}. */
public final class NetworkStore {
    /** The most rows any list is made of. */
    public static final int MAX_ROWS = 20_000;

    private static final String SELECT =
            "select id, name, project_id, description, shared, external, admin_up, mtu, created_at, updated_at"
                    + " from network_networks";

    public Optional<Network> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where id = ?", id).map(NetworkStore::network);
    }

    public List<Network> all(Tx tx) {
        return tx.sql().fetch(SELECT + " order by id limit ?", MAX_ROWS).map(NetworkStore::network);
    }

    /** Its own, shared and external ones. */
    public List<Network> visibleTo(Tx tx, String project) {
        return tx.sql()
                .fetch(
                        SELECT + " where project_id = ? or shared = 1 or external = 1 order by id limit ?",
                        project,
                        MAX_ROWS)
                .map(NetworkStore::network);
    }

    public void insert(Tx tx, Network network) {
        tx.sql()
                .execute(
                        "insert into network_networks (id, name, project_id, description, shared, external, admin_up,"
                                + " mtu, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        network.id(),
                        network.name(),
                        network.project(),
                        network.description(),
                        network.shared(),
                        network.external(),
                        network.adminUp(),
                        network.mtu(),
                        column(network.createdAt()),
                        column(network.updatedAt()));
    }

    public void update(Tx tx, Network network) {
        tx.sql()
                .execute(
                        "update network_networks set name = ?, description = ?, shared = ?, external = ?, admin_up = ?,"
                                + " mtu = ?, updated_at = ? where id = ?",
                        network.name(),
                        network.description(),
                        network.shared(),
                        network.external(),
                        network.adminUp(),
                        network.mtu(),
                        column(tx.now()),
                        network.id());
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_networks where id = ?", id);
    }

    private static Network network(Record row) {
        return new Network(
                row.get("id", String.class),
                row.get("name", String.class),
                row.get("project_id", String.class),
                row.get("description", String.class),
                row.get("shared", Boolean.class),
                row.get("external", Boolean.class),
                row.get("admin_up", Boolean.class),
                row.get("mtu", Integer.class),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static Instant instant(Record row, String column) {
        return row.get(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

package nova.network.store;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Rows of {@code network_floating_ips}. */
public final class FloatingIpStore {
    private static final String SELECT =
            "select id, project_id, description, network_id, address, own_port_id, port_id,"
                    + " fixed_ip, router_id, created_at, updated_at from network_floating_ips";

    public Optional<FloatingIp> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where id = ?", id).map(FloatingIpStore::floatingIp);
    }

    public List<FloatingIp> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by id limit ?", NetworkStore.MAX_ROWS)
                .map(FloatingIpStore::floatingIp);
    }

    public List<FloatingIp> ofProject(Tx tx, String project) {
        return tx.sql()
                .fetch(SELECT + " where project_id = ? order by id limit ?", project, NetworkStore.MAX_ROWS)
                .map(FloatingIpStore::floatingIp);
    }

    /** Those that lead to ports of a network. */
    public List<FloatingIp> leadingTo(Tx tx, String network) {
        return tx.sql()
                .fetch(
                        SELECT + " where port_id in (select id from network_ports where network_id = ?)"
                                + " order by id limit ?",
                        network,
                        NetworkStore.MAX_ROWS)
                .map(FloatingIpStore::floatingIp);
    }

    /** False when another one leads to the same address of the same port. */
    public boolean insert(Tx tx, FloatingIp ip) {
        try {
            tx.sql()
                    .execute(
                            "insert into network_floating_ips (id, project_id, description, network_id, address,"
                                    + " own_port_id, port_id, fixed_ip, router_id, created_at, updated_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            ip.id(),
                            ip.project(),
                            ip.description(),
                            ip.place().network(),
                            ip.place().address(),
                            ip.place().port(),
                            ip.target().map(FloatingIp.Target::port).orElse(null),
                            ip.target().map(FloatingIp.Target::fixedIp).orElse(null),
                            ip.target().map(FloatingIp.Target::router).orElse(null),
                            NetworkStore.column(ip.createdAt()),
                            NetworkStore.column(ip.updatedAt()));
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
        return true;
    }

    /** Writes what may change; false when another one leads to the same address of the same port. */
    public boolean update(Tx tx, FloatingIp ip) {
        try {
            tx.sql()
                    .execute(
                            "update network_floating_ips set description = ?, port_id = ?, fixed_ip = ?, router_id = ?,"
                                    + " updated_at = ? where id = ?",
                            ip.description(),
                            ip.target().map(FloatingIp.Target::port).orElse(null),
                            ip.target().map(FloatingIp.Target::fixedIp).orElse(null),
                            ip.target().map(FloatingIp.Target::router).orElse(null),
                            NetworkStore.column(tx.now()),
                            ip.id());
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
        return true;
    }

    /** The port goes: what led to it leads nowhere. */
    public void letGoOf(Tx tx, String port) {
        tx.sql()
                .execute(
                        "update network_floating_ips set port_id = null, fixed_ip = null, router_id = null,"
                                + " updated_at = ? where port_id = ?",
                        NetworkStore.column(tx.now()),
                        port);
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_floating_ips where id = ?", id);
    }

    private static FloatingIp floatingIp(Record row) {
        return new FloatingIp(
                row.get("id", String.class),
                row.get("project_id", String.class),
                row.get("description", String.class),
                new FloatingIp.Place(
                        row.get("network_id", String.class),
                        row.get("address", String.class),
                        row.get("own_port_id", String.class)),
                Optional.ofNullable(row.get("port_id", String.class))
                        .map(port -> new FloatingIp.Target(
                                port, row.get("fixed_ip", String.class), row.get("router_id", String.class))),
                NetworkStore.instant(row, "created_at"),
                NetworkStore.instant(row, "updated_at"));
    }
}

package nova.network.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.db.Tx;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Rows of {@code network_ports}, with their addresses and groups. */
public final class PortStore {
    private static final String SELECT =
            "select p.id, p.network_id, p.project_id, p.name, p.description, p.mac, p.admin_up, p.device_id,"
                    + " p.device_owner, p.host, p.vif_type, p.bridge, p.created_at, p.updated_at from network_ports p";

    public Optional<Port> find(Tx tx, String id) {
        return ports(tx, "p.id = ?", id).stream().findFirst();
    }

    public List<Port> all(Tx tx) {
        return ports(tx, "1 = ?", 1);
    }

    public List<Port> ofProject(Tx tx, String project) {
        return ports(tx, "p.project_id = ?", project);
    }

    public List<Port> ofNetwork(Tx tx, String network) {
        return ports(tx, "p.network_id = ?", network);
    }

    public List<Port> ofDevice(Tx tx, String device) {
        return ports(tx, "p.device_id = ?", device);
    }

    /** All that belong to one kind of device, such as {@code network:router_gateway}. */
    public List<Port> ofOwner(Tx tx, String owner) {
        return ports(tx, "p.device_owner = ?", owner);
    }

    /** Three queries for any number of ports: the children are fetched by the same condition. */
    private List<Port> ports(Tx tx, String condition, Object value) {
        Result<Record> rows =
                tx.sql().fetch(SELECT + " where " + condition + " order by p.id limit ?", value, NetworkStore.MAX_ROWS);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<Port.Address>> addresses = tx
                .sql()
                .fetch(
                        "select a.port_id, a.subnet_id, a.address from network_addresses a"
                                + " join network_ports p on p.id = a.port_id where " + condition
                                + " order by a.subnet_id, a.address",
                        value)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("port_id", String.class),
                        Collectors.mapping(
                                row -> new Port.Address(
                                        row.get("subnet_id", String.class), row.get("address", String.class)),
                                Collectors.toList())));
        Map<String, List<String>> groups = tx
                .sql()
                .fetch(
                        "select g.port_id, g.group_id from network_port_groups g"
                                + " join network_ports p on p.id = g.port_id where " + condition
                                + " order by g.group_id",
                        value)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("port_id", String.class),
                        Collectors.mapping(row -> row.get("group_id", String.class), Collectors.toList())));
        List<Port> ports = new ArrayList<>();
        for (Record row : rows) {
            String id = row.get("id", String.class);
            ports.add(port(row, addresses.getOrDefault(id, List.of()), groups.getOrDefault(id, List.of())));
        }
        return ports;
    }

    /** False when another port has this mac already. */
    public boolean insert(Tx tx, Port port) {
        try {
            tx.sql()
                    .execute(
                            "insert into network_ports (id, network_id, project_id, name, description, mac, admin_up,"
                                    + " device_id, device_owner, host, vif_type, bridge, created_at, updated_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            port.id(),
                            port.network(),
                            port.project(),
                            port.label().name(),
                            port.label().description(),
                            port.mac(),
                            port.adminUp(),
                            port.device().id(),
                            port.device().owner(),
                            port.binding().host(),
                            port.binding().vifType(),
                            port.binding().bridge(),
                            NetworkStore.column(port.createdAt()),
                            NetworkStore.column(port.updatedAt()));
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
        return true;
    }

    /** Writes what may change; addresses and groups have methods of their own. */
    public void update(Tx tx, Port port) {
        tx.sql()
                .execute(
                        "update network_ports set name = ?, description = ?, mac = ?, admin_up = ?, device_id = ?,"
                                + " device_owner = ?, host = ?, vif_type = ?, bridge = ?, updated_at = ? where id = ?",
                        port.label().name(),
                        port.label().description(),
                        port.mac(),
                        port.adminUp(),
                        port.device().id(),
                        port.device().owner(),
                        port.binding().host(),
                        port.binding().vifType(),
                        port.binding().bridge(),
                        NetworkStore.column(tx.now()),
                        port.id());
    }

    public void setGroups(Tx tx, String port, List<String> groups) {
        tx.sql().execute("delete from network_port_groups where port_id = ?", port);
        groups.stream()
                .distinct()
                .forEach(group -> tx.sql()
                        .execute("insert into network_port_groups (port_id, group_id) values (?, ?)", port, group));
    }

    /** Gives an address to a port; false when it is taken. The primary key decides. */
    public boolean takeAddress(Tx tx, String port, Port.Address address) {
        try {
            tx.sql()
                    .execute(
                            "insert into network_addresses (subnet_id, address, port_id) values (?, ?, ?)",
                            address.subnet(),
                            address.ip(),
                            port);
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
        return true;
    }

    public void giveBackAddress(Tx tx, Port.Address address) {
        tx.sql()
                .execute(
                        "delete from network_addresses where subnet_id = ? and address = ?",
                        address.subnet(),
                        address.ip());
    }

    public boolean isTaken(Tx tx, Port.Address address) {
        return tx.sql()
                .fetchOptional(
                        "select port_id from network_addresses where subnet_id = ? and address = ?",
                        address.subnet(),
                        address.ip())
                .isPresent();
    }

    /** Every address of a subnet that is taken. */
    public List<String> taken(Tx tx, String subnet) {
        return tx.sql()
                .fetch("select address from network_addresses where subnet_id = ?", subnet)
                .map(row -> row.get("address", String.class));
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_addresses where port_id = ?", id);
        tx.sql().execute("delete from network_port_groups where port_id = ?", id);
        tx.sql().execute("delete from network_ports where id = ?", id);
    }

    private static Port port(Record row, List<Port.Address> addresses, List<String> groups) {
        return new Port(
                row.get("id", String.class),
                row.get("network_id", String.class),
                row.get("project_id", String.class),
                new Port.Label(row.get("name", String.class), row.get("description", String.class)),
                row.get("mac", String.class),
                row.get("admin_up", Boolean.class),
                new Port.Device(row.get("device_id", String.class), row.get("device_owner", String.class)),
                new Port.Binding(
                        row.get("host", String.class),
                        row.get("vif_type", String.class),
                        row.get("bridge", String.class)),
                addresses,
                groups,
                NetworkStore.instant(row, "created_at"),
                NetworkStore.instant(row, "updated_at"));
    }
}

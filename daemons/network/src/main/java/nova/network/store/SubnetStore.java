package nova.network.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.address.Pool;
import org.jooq.Record;

/** Rows of {@code network_subnets}. */
public final class SubnetStore {
    private static final String SELECT =
            "select id, network_id, name, project_id, description, cidr, gateway, dhcp, pools, dns_servers,"
                    + " created_at, updated_at from network_subnets";

    public Optional<Subnet> find(Tx tx, String id) {
        return tx.sql().fetchOptional(SELECT + " where id = ?", id).map(SubnetStore::subnet);
    }

    public List<Subnet> all(Tx tx) {
        return tx.sql()
                .fetch(SELECT + " order by created_at, id limit ?", NetworkStore.MAX_ROWS)
                .map(SubnetStore::subnet);
    }

    /** Oldest first: ports get their address from the first that has one. */
    public List<Subnet> of(Tx tx, String network) {
        return tx.sql()
                .fetch(SELECT + " where network_id = ? order by created_at, id limit ?", network, NetworkStore.MAX_ROWS)
                .map(SubnetStore::subnet);
    }

    public void insert(Tx tx, Subnet subnet) {
        tx.sql()
                .execute(
                        "insert into network_subnets (id, network_id, name, project_id, description, cidr, gateway,"
                                + " dhcp, pools, dns_servers, created_at, updated_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        subnet.id(),
                        subnet.network(),
                        subnet.name(),
                        subnet.project(),
                        subnet.description(),
                        subnet.cidr().toString(),
                        subnet.gateway().map(Ipv4::toString).orElse(null),
                        subnet.dhcp(),
                        Pool.write(subnet.pools()),
                        String.join(",", subnet.dnsServers()),
                        NetworkStore.column(subnet.createdAt()),
                        NetworkStore.column(subnet.updatedAt()));
    }

    public void update(Tx tx, Subnet subnet) {
        tx.sql()
                .execute(
                        "update network_subnets set name = ?, description = ?, gateway = ?, dhcp = ?, pools = ?,"
                                + " dns_servers = ?, updated_at = ? where id = ?",
                        subnet.name(),
                        subnet.description(),
                        subnet.gateway().map(Ipv4::toString).orElse(null),
                        subnet.dhcp(),
                        Pool.write(subnet.pools()),
                        String.join(",", subnet.dnsServers()),
                        NetworkStore.column(tx.now()),
                        subnet.id());
    }

    public void delete(Tx tx, String id) {
        tx.sql().execute("delete from network_subnets where id = ?", id);
    }

    private static Subnet subnet(Record row) {
        return new Subnet(
                row.get("id", String.class),
                row.get("network_id", String.class),
                row.get("name", String.class),
                row.get("project_id", String.class),
                row.get("description", String.class),
                Cidr.parse(row.get("cidr", String.class)),
                Optional.ofNullable(row.get("gateway", String.class)).map(Ipv4::parse),
                row.get("dhcp", Boolean.class),
                Pool.read(row.get("pools", String.class)),
                Arrays.stream(row.get("dns_servers", String.class).split(","))
                        .filter(text -> !text.isEmpty())
                        .toList(),
                NetworkStore.instant(row, "created_at"),
                NetworkStore.instant(row, "updated_at"));
    }
}

package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.address.Pool;

/** A range of addresses of a network, and the pools that ports get theirs from. */
public record Subnet(
        String id,
        String network,
        String name,
        String project,
        String description,
        Cidr cidr,
        Optional<Ipv4> gateway,
        boolean dhcp,
        List<Pool> pools,
        List<String> dnsServers,
        Instant createdAt,
        Instant updatedAt) {
    public Subnet {
        requireNonNull(id, "id");
        requireNonNull(network, "network");
        requireNonNull(name, "name");
        requireNonNull(project, "project");
        requireNonNull(description, "description");
        requireNonNull(cidr, "cidr");
        requireNonNull(gateway, "gateway");
        pools = List.copyOf(pools);
        dnsServers = List.copyOf(dnsServers);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}

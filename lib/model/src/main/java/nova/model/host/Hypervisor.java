package nova.model.host;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.guest.HostInventory;
import nova.model.schedule.Stock;

/** A compute host as os-hypervisors shows it; without an inventory it has not reported one yet. */
public record Hypervisor(
        HostId id,
        long number,
        String node,
        ComputeService service,
        Optional<HostInventory> inventory,
        Map<String, Stock> stocks,
        int servers) {
    public Hypervisor {
        requireNonNull(id, "id");
        requireNonNull(node, "node");
        requireNonNull(service, "service");
        requireNonNull(inventory, "inventory");
        stocks = java.util.Collections.unmodifiableMap(new TreeMap<>(stocks));
    }
}

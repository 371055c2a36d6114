package nova.api.hypervisor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.model.guest.HostInventory;
import nova.model.host.Hypervisor;
import nova.model.schedule.ResourceClass;
import nova.model.schedule.Stock;

/**
 * What hypervisors have and use, of one or summed up; shown until 2.87. Used counts what is reserved, as Nova's did;
 * workload are servers whose operations run, which nobody counts any more: it stays 0.
 */
record Totals(int count, Stock vcpus, Stock ramMib, Stock diskGib, long leastFreeDiskGib, int servers) {
    static final Totals NONE = new Totals(0, Stock.NONE, Stock.NONE, Stock.NONE, 0, 0);

    static Totals of(Hypervisor hypervisor) {
        Stock disk = hypervisor.stocks().getOrDefault(ResourceClass.DISK_GB, Stock.NONE);
        long seen = hypervisor
                .inventory()
                .map(HostInventory::totals)
                .map(totals -> (long) totals.diskGib() - totals.diskUsedGib())
                .orElse(free(disk));
        return new Totals(
                1,
                hypervisor.stocks().getOrDefault(ResourceClass.VCPU, Stock.NONE),
                hypervisor.stocks().getOrDefault(ResourceClass.MEMORY_MB, Stock.NONE),
                disk,
                seen,
                hypervisor.servers());
    }

    Totals plus(Totals other) {
        return new Totals(
                count + other.count,
                sum(vcpus, other.vcpus),
                sum(ramMib, other.ramMib),
                sum(diskGib, other.diskGib),
                leastFreeDiskGib + other.leastFreeDiskGib,
                servers + other.servers);
    }

    private static Stock sum(Stock one, Stock other) {
        return new Stock(
                one.total() + other.total(), one.reserved() + other.reserved(), 1.0, one.used() + other.used());
    }

    private static long used(Stock stock) {
        return stock.used() + stock.reserved();
    }

    private static long free(Stock stock) {
        return stock.total() - used(stock);
    }

    ObjectNode into(ObjectNode node) {
        return node.put("vcpus", vcpus.total())
                .put("memory_mb", ramMib.total())
                .put("local_gb", diskGib.total())
                .put("vcpus_used", used(vcpus))
                .put("memory_mb_used", used(ramMib))
                .put("local_gb_used", used(diskGib))
                .put("free_ram_mb", free(ramMib))
                .put("free_disk_gb", free(diskGib))
                .put("current_workload", 0)
                .put("running_vms", servers)
                .put("disk_available_least", leastFreeDiskGib);
    }
}

package nova.conductor.config;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import java.util.List;
import nova.db.operation.HostLifeStore.Stock;
import nova.model.guest.HostInventory;
import nova.model.schedule.ResourceClass;
import nova.runtime.config.ConfigGroup;

/** How conductors see hosts: when one is down, and how much of what it has may be given away. */
public record HostConfig(
        Duration serviceDownTime,
        String defaultAvailabilityZone,
        double initialCpuAllocationRatio,
        double initialRamAllocationRatio,
        double initialDiskAllocationRatio,
        int reservedHostCpus,
        int reservedHostMemoryMb,
        int reservedHostDiskMb) {
    public static final HostConfig DEFAULTS = new HostConfig(Duration.ofSeconds(60), "nova", 4.0, 1.0, 1.0, 0, 512, 0);

    public static final ConfigGroup<HostConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("service_down_time", "Seconds without a heartbeat after which a host is down.")
                    .between(1, 86_400),
            option("default_availability_zone", "Zone of hosts that no aggregate puts into one."),
            option("initial_cpu_allocation_ratio", "Virtual CPUs given away per CPU of a host."),
            option("initial_ram_allocation_ratio", "Memory given away per memory of a host."),
            option("initial_disk_allocation_ratio", "Disk given away per disk of a host."),
            option("reserved_host_cpus", "CPUs of each host kept for the host itself.")
                    .between(0, 1_000_000),
            option("reserved_host_memory_mb", "MiB of memory of each host kept for the host itself.")
                    .between(0, Integer.MAX_VALUE),
            option("reserved_host_disk_mb", "MiB of disk of each host kept for the host itself.")
                    .between(0, Integer.MAX_VALUE));

    public HostConfig {
        requireNonNull(serviceDownTime, "serviceDownTime");
        requireNonNull(defaultAvailabilityZone, "defaultAvailabilityZone");
    }

    /** What a host with this inventory may give away, in the order of the inventory's keys. */
    public List<Stock> stocks(HostInventory inventory) {
        HostInventory.Totals totals = inventory.totals();
        return List.of(
                new Stock(
                        ResourceClass.DISK_GB,
                        totals.diskGib(),
                        (reservedHostDiskMb + 1023) / 1024,
                        initialDiskAllocationRatio),
                new Stock(ResourceClass.MEMORY_MB, totals.ramMib(), reservedHostMemoryMb, initialRamAllocationRatio),
                new Stock(ResourceClass.VCPU, totals.vcpus(), reservedHostCpus, initialCpuAllocationRatio));
    }

    public String zone() {
        return defaultAvailabilityZone;
    }
}

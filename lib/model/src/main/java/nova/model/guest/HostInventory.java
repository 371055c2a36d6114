package nova.model.guest;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A host as the scheduler and os-hypervisors see it. {@code cpuInfo} is JSON text as Nova's; {@code supported} are
 * (architecture, hypervisor type, vm mode) triples; {@code localDiskUsedGib} is what the file system says.
 */
public record HostInventory(
        String hypervisorHostname,
        String hypervisorType,
        int hypervisorVersion,
        Totals totals,
        String cpuInfo,
        List<Supported> supported,
        String hostIp) {
    public HostInventory {
        requireNonNull(hypervisorHostname, "hypervisorHostname");
        requireNonNull(hypervisorType, "hypervisorType");
        requireNonNull(totals, "totals");
        requireNonNull(cpuInfo, "cpuInfo");
        supported = List.copyOf(supported);
        requireNonNull(hostIp, "hostIp");
    }

    public record Totals(int vcpus, int ramMib, int diskGib, int ramUsedMib, int diskUsedGib) {}

    public record Supported(String architecture, String hypervisorType, String vmMode) {
        public Supported {
            requireNonNull(architecture, "architecture");
            requireNonNull(hypervisorType, "hypervisorType");
            requireNonNull(vmMode, "vmMode");
        }
    }
}

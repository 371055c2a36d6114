package nova.scheduler.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.model.schedule.Stock;

/** What extra specs and JSON queries may ask of a host, under the names they have always had. */
public final class HostAttributes {
    private HostAttributes() {}

    /** The value at {@code path}: an attribute, then keys within it. Text, number, boolean, list or map. */
    public static Optional<Object> find(HostState host, List<String> path) {
        Object value = attribute(host, path.getFirst());
        for (String key : path.subList(1, path.size())) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(value);
    }

    /** Null for a name that is no attribute. */
    private static Object attribute(HostState host, String name) {
        return switch (name) {
            case "uuid" -> host.id().value();
            case "host" -> host.name().value();
            case "nodename", "hypervisor_hostname" -> host.facts().node();
            case "free_ram_mb" -> host.freeRamMib();
            case "total_usable_ram_mb" -> host.ramMib().total();
            case "free_disk_mb" -> host.freeDiskMib();
            case "total_usable_disk_gb" -> host.diskGib().total();
            case "disk_mb_used" -> (host.diskGib().used() + host.diskGib().reserved()) * 1024;
            case "vcpus_total" -> host.vcpus().total();
            case "vcpus_used" -> used(host.vcpus());
            case "cpu_allocation_ratio" -> host.vcpus().ratio();
            case "ram_allocation_ratio" -> host.ramMib().ratio();
            case "disk_allocation_ratio" -> host.diskGib().ratio();
            case "num_instances" -> host.servers();
            case "num_io_ops", "io_workload" -> host.ioOps();
            case "failed_builds" -> host.facts().load().failedBuilds();
            case "cpu_info" -> host.hardware().cpuInfo();
            default ->
                host.hardware()
                        .inventory()
                        .map(inventory -> hardware(inventory, name))
                        .orElse(null);
        };
    }

    private static Object hardware(HostInventory inventory, String name) {
        return switch (name) {
            case "host_ip" -> inventory.hostIp();
            case "hypervisor_type" -> inventory.hypervisorType();
            case "hypervisor_version" -> inventory.hypervisorVersion();
            case "supported_instances" ->
                inventory.supported().stream().map(HostAttributes::triple).toList();
            default -> null;
        };
    }

    private static List<String> triple(Supported supported) {
        return List.of(supported.architecture(), supported.hypervisorType(), supported.vmMode());
    }

    private static long used(Stock stock) {
        return stock.used() + stock.reserved();
    }

    /** As Nova turns a value into the text that extra specs are compared with. */
    public static String text(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case List<?> list -> list.stream().map(HostAttributes::quoted).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String quoted(Object value) {
        return value instanceof String text ? "'" + text + "'" : value == null ? "None" : text(value);
    }
}

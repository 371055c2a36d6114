package nova.api.flavor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nova.api.flavor.SpecValue.Anything;
import nova.api.flavor.SpecValue.Flag;
import nova.api.flavor.SpecValue.OneOf;
import nova.api.flavor.SpecValue.Shaped;
import nova.api.flavor.SpecValue.Whole;

/**
 * The extra specs Nova knows in its newest version, and what their values must be. Names with a part of the user's
 * choice are expressions.
 */
final class KnownSpecs {
    private static final SpecValue ANYTHING = new Anything();
    private static final SpecValue FLAG = new Flag();
    private static final SpecValue COUNT = Whole.from(0);
    private static final SpecValue POSITIVE = Whole.from(1);
    private static final SpecValue SHARES_LEVEL = oneOf("custom", "high", "normal", "low");
    private static final SpecValue CPUS =
            Shaped.of("\\^?\\d+((-\\d+)?(,\\^?\\d+(-\\d+)?)?)*", "\\^?\\d++(?:-\\d++|,\\^?\\d++)*+");
    private static final String GROUP = "([a-zA-Z0-9_-]{1,64})?";

    /** {@code names} matches whole names. */
    record Named(Pattern names, SpecValue value) {
        Named(String names, SpecValue value) {
            this(Pattern.compile(names), value);
        }
    }

    private static final List<Named> PATTERNED = List.of(
            new Named("aggregate_instance_extra_specs:.+", ANYTHING),
            new Named(
                    "capabilities:(cpu_info|metrics|stats|numa_topology|supported_hv_specs|pci_device_pools|nodename"
                            + "|pci_stats|supported_instances|limits|instances)(:\\w+)*",
                    ANYTHING),
            new Named("hw:numa_cpus.\\d+", CPUS),
            new Named("hw:numa_mem.\\d+", POSITIVE),
            new Named(
                    "resources" + GROUP
                            + ":(VCPU|MEMORY_MB|DISK_GB|PCI_DEVICE|SRIOV_NET_VF|NUMA_SOCKET|NUMA_CORE|NUMA_THREAD"
                            + "|NUMA_MEMORY_MB|IPV4_ADDRESS|VGPU|VGPU_DISPLAY_HEAD|NET_BW_EGR_KILOBIT_PER_SEC"
                            + "|NET_BW_IGR_KILOBIT_PER_SEC|PCPU|MEM_ENCRYPTION_CONTEXT|FPGA|PGPU"
                            + "|NET_PACKET_RATE_KILOPACKET_PER_SEC|NET_PACKET_RATE_EGR_KILOPACKET_PER_SEC"
                            + "|NET_PACKET_RATE_IGR_KILOPACKET_PER_SEC|CUSTOM_[A-Z0-9_]+)",
                    Whole.any()));
    private static final Pattern TRAIT = Pattern.compile("trait" + GROUP + ":([A-Z0-9_]+)");
    private static final Pattern CUSTOM_TRAIT = Pattern.compile("CUSTOM_[A-Z0-9_]+");
    private static final SpecValue TRAIT_VALUE = oneOf("required", "forbidden");
    private static final String OWN_TRAITS = "standard-traits.txt";

    private static final Pattern NAMESPACES = Pattern.compile(
            "accel|aggregate_instance_extra_specs|capabilities|hw|hw_rng|hw_video|os|pci_passthrough|quota"
                    + "|resources" + GROUP + "|trait" + GROUP + "|vmware");

    private final Map<String, SpecValue> exact = new HashMap<>();
    private final Set<String> traits;

    private KnownSpecs(Set<String> traits) {
        this.traits = traits;
        exact.put("hide_hypervisor_id", FLAG);
        exact.put("group_policy", oneOf("isolate", "none"));
        exact.put("accel:device_profile", ANYTHING);
        exact.put("os:secure_boot", oneOf("disabled", "required"));
        exact.put("pci_passthrough:alias", Shaped.of("[^:]+:\\d+(?:\\s*,\\s*[^:]+:\\d+)*"));
        exact.put("hw_rng:allowed", FLAG);
        exact.put("hw_video:ram_max_mb", COUNT);
        Stream.of("hw_version", "storage_policy").forEach(name -> exact.put("vmware:" + name, ANYTHING));
        Stream.of("rate_bytes", "rate_period").forEach(name -> exact.put("hw_rng:" + name, COUNT));
        addCapabilities();
        addProcessors();
        addDevices();
        addQuotas();
    }

    /** With the traits every cloud knows, which are listed beside this class. */
    static KnownSpecs read() {
        try (InputStream list = KnownSpecs.class.getResourceAsStream(OWN_TRAITS)) {
            return new KnownSpecs(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the value of this extra spec must be; empty for one Nova does not know. */
    Optional<SpecValue> find(String name) {
        return Optional.ofNullable(exact.get(name))
                .or(() -> PATTERNED.stream()
                        .filter(each -> each.names().matcher(name).matches())
                        .findFirst()
                        .map(Named::value)
                        .or(() -> isTrait(name) ? Optional.of(TRAIT_VALUE) : Optional.empty()));
    }

    private boolean isTrait(String name) {
        Matcher trait = TRAIT.matcher(name);
        return trait.matches()
                && (traits.contains(trait.group(2))
                        || CUSTOM_TRAIT.matcher(trait.group(2)).matches());
    }

    /** Whether this name is in a namespace of Nova's own; all others belong to operators. */
    static boolean isOurs(String name) {
        int colon = name.indexOf(':');
        return colon >= 0 && NAMESPACES.matcher(name.substring(0, colon)).matches();
    }

    /** Every name without a part of the user's choice. */
    Set<String> names() {
        return Set.copyOf(exact.keySet());
    }

    private void addCapabilities() {
        Stream.of(
                        "id uuid service_id host vcpus memory_mb local_gb vcpus_used memory_mb_used local_gb_used",
                        "hypervisor_type hypervisor_version hypervisor_hostname free_ram_mb free_disk_gb",
                        "current_workload running_vms disk_available_least host_ip mapped cpu_allocation_ratio",
                        "ram_allocation_ratio disk_allocation_ratio total_usable_ram_mb total_usable_disk_gb",
                        "disk_mb_used free_disk_mb vcpus_total num_instances num_io_ops failed_builds aggregates",
                        "cell_uuid updated")
                .flatMap(names -> Stream.of(names.split(" ")))
                .forEach(name -> exact.put("capabilities:" + name, ANYTHING));
    }

    private void addProcessors() {
        hw(FLAG, "cpu_realtime", "hide_hypervisor_id", "locked_memory", "pmu", "mem_encryption");
        hw(POSITIVE, "numa_nodes", "cpu_sockets", "cpu_cores", "cpu_threads");
        hw(POSITIVE, "cpu_max_sockets", "cpu_max_cores", "cpu_max_threads");
        hw(CPUS, "cpu_dedicated_mask");
        // The same cpus, but the message shows other brackets.
        hw(
                Shaped.of(
                        "(\\^)?\\d+((-\\d+)?(,\\^?\\d+(-\\d+)?)?)*",
                        ((Shaped) CPUS).checked().pattern()),
                "cpu_realtime_mask");
        hw(oneOf("dedicated", "shared", "mixed"), "cpu_policy");
        hw(oneOf("prefer", "isolate", "require"), "cpu_thread_policy");
        hw(oneOf("isolate", "share"), "emulator_threads_policy");
        hw(Shaped.of("(large|small|any|\\d+([kKMGT]i?)?(b|bit|B)?)"), "mem_page_size");
        hw(oneOf("amd-sev", "amd-sev-es", "amd-sev-snp"), "mem_encryption_model");
        hw(oneOf("required", "preferred", "legacy", "socket"), "pci_numa_affinity_policy");
        hw(Shaped.of("([a-zA-Z0-9_]+(,)?)+", "[a-zA-Z0-9_]++(?:,[a-zA-Z0-9_]++)*+,?"), "pmem");
    }

    private void addDevices() {
        hw(FLAG, "boot_menu", "vif_multiqueue_enabled", "virtio_packed_ring", "ephemeral_encryption");
        hw(COUNT, "serial_port_count");
        hw(Whole.between(0, 15), "redirected_usb_ports");
        hw(oneOf("plain", "luks", "luksv2"), "ephemeral_encryption_format");
        hw(oneOf("tpm-tis", "tpm-crb"), "tpm_model");
        hw(oneOf("1.2", "2.0"), "tpm_version");
        hw(oneOf("user", "host", "deployment"), "tpm_secret_security");
        hw(oneOf("none", "pause", "poweroff", "reset", "disabled"), "watchdog_action");
        hw(oneOf("intel", "smmuv3", "virtio", "auto"), "viommu_model");
        hw(oneOf("sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb", "virtio"), "sound_model");
        hw(oneOf("none", "nec-xhci", "qemu-xhci"), "usb_model");
    }

    private void addQuotas() {
        for (String kind : List.of("cpu", "memory", "disk_io", "vif")) {
            exact.put("quota:" + kind + "_limit", COUNT);
            exact.put("quota:" + kind + "_reservation", Whole.any());
            exact.put("quota:" + kind + "_shares_level", SHARES_LEVEL);
            exact.put("quota:" + kind + "_shares_share", COUNT);
        }
        exact.put("quota:cpu_shares", COUNT);
        exact.put("quota:cpu_period", COUNT);
        exact.put("quota:cpu_quota", Whole.any());
        for (String way : List.of("read", "write", "total")) {
            exact.put("quota:disk_" + way + "_bytes_sec", COUNT);
            exact.put("quota:disk_" + way + "_iops_sec", COUNT);
        }
        for (String way : List.of("inbound", "outbound")) {
            Stream.of("average", "peak", "burst").forEach(rate -> exact.put("quota:vif_" + way + "_" + rate, COUNT));
        }
    }

    private void hw(SpecValue value, String... names) {
        Stream.of(names).forEach(name -> exact.put("hw:" + name, value));
    }

    private static SpecValue oneOf(String... words) {
        return new OneOf(List.of(words));
    }
}

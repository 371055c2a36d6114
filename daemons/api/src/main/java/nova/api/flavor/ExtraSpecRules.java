package nova.api.flavor;

import java.util.List;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The extra specs Nova knows, by namespace. A key in one of these namespaces must be one of the known ones and its value
 * must match; all other namespaces belong to operators.
 */
final class ExtraSpecRules {
    private static final String FLAG = "(?i)1|t|true|on|y|yes|0|f|false|off|n|no";
    private static final String COUNT = "\\d+";
    private static final String ANY = ".*";

    private record Known(Pattern key, Pattern value) {
        static Known of(String key, String value) {
            return new Known(Pattern.compile(key), Pattern.compile(value, Pattern.DOTALL));
        }
    }

    private static final Pattern OURS = Pattern.compile(
            "(accel|hide_hypervisor_id|hw|hw_rng|hw_video|os|pci_passthrough|quota|resources\\w*|trait\\w*)"
                    + "(:.*)?");

    private static final List<Known> KNOWN = List.of(
            Known.of("accel:device_profile", ".+"),
            Known.of("hide_hypervisor_id", FLAG),
            Known.of("hw:boot_menu", FLAG),
            Known.of("hw:cpu_cores", COUNT),
            Known.of("hw:cpu_dedicated_mask", "[\\^\\d,-]+"),
            Known.of("hw:cpu_max_(cores|sockets|threads)", COUNT),
            Known.of("hw:cpu_policy", "dedicated|shared|mixed"),
            Known.of("hw:cpu_realtime", FLAG),
            Known.of("hw:cpu_realtime_mask", "(\\^)?\\d+((-\\d+)?(,\\^?\\d+(-\\d+)?)?)*"),
            Known.of("hw:cpu_(sockets|threads)", COUNT),
            Known.of("hw:cpu_thread_policy", "prefer|isolate|require"),
            Known.of("hw:emulator_threads_policy", "isolate|share"),
            Known.of("hw:ephemeral_encryption", FLAG),
            Known.of("hw:ephemeral_encryption_format", "luks"),
            Known.of("hw:hide_hypervisor_id", FLAG),
            Known.of("hw:input_bus", "usb|virtio"),
            Known.of("hw:locked_memory", FLAG),
            Known.of("hw:maxphysaddr_bits", COUNT),
            Known.of("hw:maxphysaddr_mode", "passthrough|emulate"),
            Known.of("hw:mem_encryption", FLAG),
            Known.of("hw:mem_encryption_model", "amd-sev|amd-sev-es"),
            Known.of("hw:mem_page_size", "large|small|any|\\d+([kKMGT]i?)?(b|bit|B)?"),
            Known.of("hw:numa_(cpus|mem)\\.\\d+", "[\\^\\d,-]+"),
            Known.of("hw:numa_nodes", "[1-9]\\d*"),
            Known.of("hw:pci_numa_affinity_policy", "required|preferred|legacy|socket"),
            Known.of("hw:pmem", ".+"),
            Known.of("hw:pmu", FLAG),
            Known.of("hw:serial_port_count", COUNT),
            Known.of("hw:sound_model", "sb16|es1370|pcspk|ac97|ich6|ich9|usb|virtio"),
            Known.of("hw:tpm_model", "tpm-tis|tpm-crb"),
            Known.of("hw:tpm_secret_security", "user|host|deployment"),
            Known.of("hw:tpm_version", "1\\.2|2\\.0"),
            Known.of("hw:usb_model", ".+"),
            Known.of("hw:redirected_usb_ports", COUNT),
            Known.of("hw:vif_multiqueue_enabled", FLAG),
            Known.of("hw:viommu_model", "intel|smmuv3|virtio|auto"),
            Known.of("hw:virtio_packed_ring", FLAG),
            Known.of("hw:watchdog_action", "none|pause|poweroff|reset|disabled"),
            Known.of("hw_rng:allowed", FLAG),
            Known.of("hw_rng:rate_(bytes|period)", COUNT),
            Known.of("hw_video:ram_max_mb", COUNT),
            Known.of("os:monitors", COUNT),
            Known.of("os:resolution", ANY),
            Known.of("os:secure_boot", "required|disabled|optional"),
            Known.of("os:vram", COUNT),
            Known.of("pci_passthrough:alias", "[^:]+:\\d+(\\s*,\\s*[^:]+:\\d+)*"),
            Known.of("quota:cpu_(shares|period)", COUNT),
            Known.of("quota:cpu_(quota|limit|reservation|shares_share)", "-?\\d+"),
            Known.of("quota:cpu_shares_level", "custom|high|normal|low"),
            Known.of("quota:disk_io_(limit|reservation|shares_share)", COUNT),
            Known.of("quota:disk_io_shares_level", "custom|high|normal|low"),
            Known.of("quota:disk_(read|write|total)_(bytes|iops)_sec(_max(_length)?)?", COUNT),
            Known.of("quota:memory_(limit|reservation|shares_share)", COUNT),
            Known.of("quota:memory_shares_level", "custom|high|normal|low"),
            Known.of("quota:vif_(limit|reservation|shares_share)", COUNT),
            Known.of("quota:vif_shares_level", "custom|high|normal|low"),
            Known.of("quota:vif_(inbound|outbound)_(average|burst|peak)", COUNT),
            Known.of("resources([a-zA-Z0-9_-]{1,64})?:[A-Z0-9_]+", COUNT),
            Known.of("trait([a-zA-Z0-9_-]{1,64})?:[A-Z0-9_]+", "required|forbidden"));

    private ExtraSpecRules() {}

    static void check(String key, String value) {
        if (!OURS.matcher(key).matches()) {
            return;
        }
        Known known = KNOWN.stream()
                .filter(each -> each.key().matcher(key).matches())
                .findFirst()
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "Validation failed; extra spec '%s' does not appear to be a valid extra spec.".formatted(key)));
        if (!known.value().matcher(value).matches()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Validation failed; '%s' is not a valid value for extra spec '%s'".formatted(value, key));
        }
    }
}

package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** {@code [libvirt]}: which guests are made. {@code virtType} is never guessed from the machine. */
public record LibvirtConfig(
        String virtType,
        String connectionUri,
        String imagesType,
        Optional<String> cpuMode,
        List<String> cpuModels,
        List<String> cpuModelExtraFlags,
        List<String> hwMachineType,
        List<String> diskCachemodes,
        String rngDevPath,
        String sysinfoSerial,
        Duration memStatsPeriodSeconds) {
    public static final LibvirtConfig DEFAULTS = new LibvirtConfig(
            "kvm",
            "",
            "default",
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "/dev/urandom",
            "unique",
            Duration.ofSeconds(10));

    public static final ConfigGroup<LibvirtConfig> GROUP = ConfigGroup.of(
            "libvirt",
            DEFAULTS,
            option("virt_type", "Kind of guests: kvm needs a working /dev/kvm, qemu emulates and is slow.")
                    .oldName("DEFAULT", "libvirt_type")
                    .choices("kvm", "qemu"),
            option("connection_uri", "Where libvirt is; empty means qemu:///system.")
                    .oldName("DEFAULT", "libvirt_uri"),
            option("images_type", "Disks of guests: qcow2 (overlay on the cached image), flat or raw (a full copy).")
                    .oldName("DEFAULT", "libvirt_images_type")
                    .choices("default", "qcow2", "flat", "raw"),
            option("cpu_mode", "Guest CPU: host-model, host-passthrough, custom or none; empty means by virt_type.")
                    .oldName("DEFAULT", "libvirt_cpu_mode"),
            option("cpu_models", "CPU model when cpu_mode is custom; the first is used.")
                    .oldName("libvirt", "cpu_model"),
            option("cpu_model_extra_flags", "CPU flags to require (flag or +flag) or to disable (-flag)."),
            option("hw_machine_type", "Machine types as architecture=type, when the image names none."),
            option("disk_cachemodes", "Cache mode by kind of source, such as file=writeback."),
            option("rng_dev_path", "Source of randomness for guests; empty for no such device."),
            option("sysinfo_serial", "Serial number guests see: unique (the server's uuid) or none.")
                    .choices("unique", "none", "auto", "os", "hardware"),
            option("mem_stats_period_seconds", "How often guests report memory use; 0 turns it off.")
                    .between(0, 86_400));

    public LibvirtConfig {
        requireNonNull(virtType, "virtType");
        requireNonNull(connectionUri, "connectionUri");
        requireNonNull(imagesType, "imagesType");
        cpuMode = cpuMode.filter(mode -> !mode.isBlank());
        cpuModels = List.copyOf(cpuModels);
        cpuModelExtraFlags = List.copyOf(cpuModelExtraFlags);
        hwMachineType = List.copyOf(hwMachineType);
        diskCachemodes = List.copyOf(diskCachemodes);
        requireNonNull(rngDevPath, "rngDevPath");
        requireNonNull(sysinfoSerial, "sysinfoSerial");
        requireNonNull(memStatsPeriodSeconds, "memStatsPeriodSeconds");
    }

    /** From the entry {@code x86_64=…} of hw_machine_type. */
    public Optional<String> defaultMachineType() {
        return hwMachineType.stream()
                .filter(entry -> entry.startsWith("x86_64="))
                .map(entry -> entry.substring("x86_64=".length()))
                .findFirst();
    }

    public String uri() {
        return connectionUri.isEmpty() ? "qemu:///system" : connectionUri;
    }
}

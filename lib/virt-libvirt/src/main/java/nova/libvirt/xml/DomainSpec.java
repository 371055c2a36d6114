package nova.libvirt.xml;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.libvirt.LibvirtConfig;
import nova.libvirt.VncConfig;
import nova.model.guest.GuestSpec;

/** Everything a domain is rendered from: the guest as ordered, the disks as made, the host's configuration. */
public record DomainSpec(
        GuestSpec guest,
        List<DiskSpec> disks,
        Optional<KernelBoot> kernel,
        Path consoleLog,
        LibvirtConfig libvirt,
        VncConfig vnc,
        boolean qemuAsRoot,
        Instant createdAt) {
    public DomainSpec {
        requireNonNull(guest, "guest");
        disks = List.copyOf(disks);
        requireNonNull(kernel, "kernel");
        requireNonNull(consoleLog, "consoleLog");
        requireNonNull(libvirt, "libvirt");
        requireNonNull(vnc, "vnc");
        requireNonNull(createdAt, "createdAt");
    }

    /** Kernel and ramdisk that the host hands to the guest instead of a boot loader. */
    public record KernelBoot(Path kernel, Optional<Path> ramdisk, String commandLine) {
        public KernelBoot {
            requireNonNull(kernel, "kernel");
            requireNonNull(ramdisk, "ramdisk");
            requireNonNull(commandLine, "commandLine");
        }
    }

    /** A property of the image, such as hw_disk_bus. */
    Optional<String> property(String name) {
        return guest.image().map(image -> image.properties().get(name)).filter(value -> !value.isBlank());
    }

    Optional<String> extraSpec(String name) {
        return Optional.ofNullable(guest.flavor().extraSpecs().get(name));
    }

    /** Yes-or-no settings as Nova reads them: the flavor wins over the image. */
    boolean flag(String extraSpec, String property, boolean otherwise) {
        return extraSpec(extraSpec)
                .or(() -> property(property))
                .map(text ->
                        List.of("1", "t", "true", "on", "y", "yes").contains(text.toLowerCase(java.util.Locale.ROOT)))
                .orElse(otherwise);
    }
}

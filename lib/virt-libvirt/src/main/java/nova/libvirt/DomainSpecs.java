package nova.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nova.libvirt.disk.GuestDisks;
import nova.libvirt.disk.GuestFiles;
import nova.libvirt.xml.DiskSpec;
import nova.libvirt.xml.DomainSpec;
import nova.libvirt.xml.DomainSpec.KernelBoot;
import nova.model.guest.GuestSpec;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/** From an ordered guest and its files to what its domain is rendered from: buses, device names, boot order. */
final class DomainSpecs {
    private static final Map<String, String> PREFIX =
            Map.of("virtio", "vd", "scsi", "sd", "sata", "sd", "usb", "sd", "ide", "hd", "fdc", "fd");
    private static final Set<String> DISK_BUSES = Set.of("virtio", "scsi", "sata", "usb", "ide");
    private static final int MAX_DISKS = 26;

    private final LibvirtSettings settings;
    private final GuestDisks disks;
    private final ReachableFolder folder;

    DomainSpecs(LibvirtSettings settings, GuestDisks disks, ReachableFolder folder) {
        this.settings = settings;
        this.disks = disks;
        this.folder = folder;
    }

    DomainSpec of(GuestSpec guest, Instant now) {
        GuestFiles files = disks.filesOf(guest);
        List<DiskSpec> layout = layout(guest, files);
        return new DomainSpec(
                guest,
                layout,
                kernel(guest, files, layout),
                files.consoleLog(),
                settings.libvirt(),
                settings.vnc(),
                folder.needsRoot(),
                now);
    }

    private List<DiskSpec> layout(GuestSpec guest, GuestFiles files) {
        boolean iso =
                guest.image().filter(image -> image.diskFormat().equals("iso")).isPresent();
        String bus = bus(guest, "hw_disk_bus", "virtio");
        String cdromBus = bus(guest, "hw_cdrom_bus", cdromBus(guest));
        boolean direct = hasKernel(guest);
        List<DiskSpec> layout = new ArrayList<>();
        String rootBus = iso ? cdromBus : bus;
        layout.add(new DiskSpec(
                files.root(),
                disks.rootFormat(),
                iso ? "cdrom" : "disk",
                rootBus,
                name(rootBus, layout),
                direct ? OptionalInt.empty() : OptionalInt.of(1)));
        if (guest.flavor().size().ephemeralGib() > 0) {
            layout.add(plain(files.ephemeral(), bus, layout));
        }
        if (guest.flavor().size().swapMib() > 0) {
            layout.add(plain(files.swap(), bus, layout));
        }
        if (guest.config().isPresent()) {
            layout.add(new DiskSpec(
                    files.config(), "raw", "cdrom", cdromBus, name(cdromBus, layout), OptionalInt.empty()));
        }
        return layout;
    }

    private static DiskSpec plain(Path file, String bus, List<DiskSpec> before) {
        return new DiskSpec(file, "raw", "disk", bus, name(bus, before), OptionalInt.empty());
    }

    /** The first free name of the bus: vda, vdb, … */
    private static String name(String bus, List<DiskSpec> before) {
        for (int number = 0; number < MAX_DISKS; number++) {
            String name = PREFIX.get(bus) + (char) ('a' + number);
            if (before.stream().noneMatch(disk -> disk.target().equals(name))) {
                return name;
            }
        }
        throw new GuestException(Kind.IMPOSSIBLE, "at most " + MAX_DISKS + " disks on bus " + bus);
    }

    private static String bus(GuestSpec guest, String property, String otherwise) {
        String bus = property(guest, property).orElse(otherwise);
        if (!DISK_BUSES.contains(bus)) {
            throw new GuestException(
                    Kind.IMPOSSIBLE,
                    "image property " + property + "=" + bus + " is not one of "
                            + DISK_BUSES.stream().sorted().toList());
        }
        return bus;
    }

    /** A q35 machine has no IDE. */
    private String cdromBus(GuestSpec guest) {
        String machine = property(guest, "hw_machine_type")
                .or(settings.libvirt()::defaultMachineType)
                .orElse("pc");
        return machine.contains("q35") ? "sata" : "ide";
    }

    private static boolean hasKernel(GuestSpec guest) {
        return property(guest, "kernel_id").isPresent();
    }

    private static Optional<KernelBoot> kernel(GuestSpec guest, GuestFiles files, List<DiskSpec> layout) {
        if (!hasKernel(guest)) {
            return Optional.empty();
        }
        Optional<Path> ramdisk = Optional.of(files.ramdisk())
                .filter(_ -> property(guest, "ramdisk_id").isPresent())
                .filter(Files::exists);
        String standard = "root=/dev/" + layout.getFirst().target() + " console=tty0 console=ttyS0 no_timer_check";
        return Optional.of(new KernelBoot(
                files.kernel(), ramdisk, property(guest, "os_command_line").orElse(standard)));
    }

    private static Optional<String> property(GuestSpec guest, String name) {
        return guest.image().map(image -> image.properties().get(name)).filter(value -> !value.isBlank());
    }
}

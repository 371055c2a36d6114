package nova.libvirt.xml;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * One disk of a guest. {@code format} is the driver's word (qcow2, raw), {@code device} disk or cdrom, {@code target}
 * the guest's name for it; {@code bootOrder} 1 boots first.
 */
public record DiskSpec(Path file, String format, String device, String bus, String target, OptionalInt bootOrder) {
    public DiskSpec {
        requireNonNull(file, "file");
        requireNonNull(format, "format");
        requireNonNull(device, "device");
        requireNonNull(bus, "bus");
        requireNonNull(target, "target");
        requireNonNull(bootOrder, "bootOrder");
    }
}

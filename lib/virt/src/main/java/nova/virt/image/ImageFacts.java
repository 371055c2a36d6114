package nova.virt.image;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@link ImageInspector} found in an image. {@code dangers} are reasons never to hand it to QEMU, in words for the
 * user; {@code backingFile} is what a qcow2 overlay names, read only from disks that we made.
 */
public record ImageFacts(
        ImageFormat format, long virtualSizeBytes, List<String> dangers, Optional<String> backingFile) {
    public ImageFacts {
        requireNonNull(format, "format");
        dangers = List.copyOf(dangers);
        requireNonNull(backingFile, "backingFile");
    }

    /**
     * Why an image whose record says {@code declaredFormat} must not be used; empty when it may. The content has to be
     * what the record says: a qcow2 that calls itself raw would let a guest choose what QEMU opens.
     */
    public Optional<String> objection(String declaredFormat) {
        String declared = declaredFormat.toLowerCase(Locale.ROOT);
        if (!dangers.isEmpty()) {
            return Optional.of(String.join("; ", dangers));
        }
        boolean matches = switch (declared) {
            case "raw", "ami", "aki", "ari" -> format == ImageFormat.RAW || format == ImageFormat.PARTITIONED;
            case "qcow2" -> format == ImageFormat.QCOW2;
            case "vmdk" -> format == ImageFormat.VMDK;
            case "vdi" -> format == ImageFormat.VDI;
            case "vhd" -> format == ImageFormat.VHD;
            case "vhdx" -> format == ImageFormat.VHDX;
            case "iso" -> format == ImageFormat.ISO;
            default -> false;
        };
        if (matches) {
            return Optional.empty();
        }
        return Optional.of("its disk_format is " + declared + " but its content is "
                + format.name().toLowerCase(Locale.ROOT));
    }
}

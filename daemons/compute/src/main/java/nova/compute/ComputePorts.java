package nova.compute;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.function.Supplier;
import nova.model.console.ConsoleKind;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/**
 * What a compute daemon reaches besides its conductors. {@code uptime} is the host's, in the words of uptime(1);
 * {@code consoles} are those users may open.
 */
public record ComputePorts(VirtDriver driver, ImageSource images, Supplier<String> uptime, Set<ConsoleKind> consoles) {
    public ComputePorts {
        requireNonNull(driver, "driver");
        requireNonNull(images, "images");
        requireNonNull(uptime, "uptime");
        consoles = Set.copyOf(consoles);
    }
}

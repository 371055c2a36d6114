package nova.compute;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/** What a compute daemon reaches besides its conductors. {@code uptime} is the host's, in the words of uptime(1). */
public record ComputePorts(VirtDriver driver, ImageSource images, Supplier<String> uptime) {
    public ComputePorts {
        requireNonNull(driver, "driver");
        requireNonNull(images, "images");
        requireNonNull(uptime, "uptime");
    }
}

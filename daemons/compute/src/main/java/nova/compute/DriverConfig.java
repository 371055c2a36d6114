package nova.compute;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** Which virt driver, in Nova's words: {@code [DEFAULT] compute_driver}. */
public record DriverConfig(String computeDriver) {
    public static final String FAKE = "fake.FakeDriver";
    public static final String LIBVIRT = "libvirt.LibvirtDriver";

    public static final DriverConfig DEFAULTS = new DriverConfig(LIBVIRT);

    public static final ConfigGroup<DriverConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("compute_driver", "The virt driver of compute hosts.").choices(LIBVIRT, FAKE));

    public DriverConfig {
        requireNonNull(computeDriver, "computeDriver");
    }
}

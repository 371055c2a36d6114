package nova.compute;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;
import nova.virt.fake.FakeHost;

/** {@code [fake]}: hosts without a hypervisor, one or thousands in this process. */
public record FakeConfig(int hosts, int vcpus, int ramMib, int diskGib, Duration spawnTime, boolean keepGuests) {
    public static final FakeConfig DEFAULTS = new FakeConfig(
            1,
            FakeHost.Size.DEFAULT.vcpus(),
            FakeHost.Size.DEFAULT.ramMib(),
            FakeHost.Size.DEFAULT.diskGib(),
            Duration.ZERO,
            true);

    public static final ConfigGroup<FakeConfig> GROUP = ConfigGroup.of(
            "fake",
            DEFAULTS,
            option(
                            "hosts",
                            "Hosts in this process. One is called as [DEFAULT] host says, more get -0001 and so on; more"
                                    + " than one need a broker user of the control plane.")
                    .between(1, 100_000),
            option("vcpus", "CPUs of each host.").between(1, 1_000_000),
            option("ram_mib", "Memory of each host.").between(1, 2_000_000_000),
            option("disk_gib", "Disk of each host.").between(1, 2_000_000_000),
            option("spawn_time", "How long it takes to make a guest."),
            option("keep_guests", "Keep guests below state_path, so that they outlive this process as real ones do."));

    public FakeConfig {
        requireNonNull(spawnTime, "spawnTime");
    }

    FakeHost.Size size() {
        return new FakeHost.Size(vcpus, ramMib, diskGib);
    }
}

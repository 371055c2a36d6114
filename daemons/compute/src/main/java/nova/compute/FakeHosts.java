package nova.compute;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nova.model.console.ConsoleKind;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.fake.FakeDriver;
import nova.virt.fake.FakeHost;
import nova.virt.fake.FakeHypervisor;

/** The fake hosts of this process, as {@code [fake]} wants them. */
public record FakeHosts(FakeConfig fake, ServiceConfig service, Set<ConsoleKind> consoles, Platform platform) {
    private static final String FOLDER = "fake";

    public FakeHosts {
        requireNonNull(fake, "fake");
        requireNonNull(service, "service");
        consoles = Set.copyOf(consoles);
        requireNonNull(platform, "platform");
    }

    public List<ComputeHosts.Setup> setups() {
        FakeHypervisor hypervisor =
                fake.keepGuests() ? FakeHypervisor.in(service.statePath().resolve(FOLDER)) : FakeHypervisor.inMemory();
        return IntStream.rangeClosed(1, fake.hosts())
                .mapToObj(number -> setup(name(number), hypervisor))
                .toList();
    }

    private HostName name(int number) {
        return fake.hosts() == 1 ? service.host() : new HostName("%s-%04d".formatted(service.host(), number));
    }

    private ComputeHosts.Setup setup(HostName name, FakeHypervisor hypervisor) {
        Path state = fake.hosts() == 1
                ? service.statePath()
                : service.statePath().resolve(FOLDER).resolve(name.value());
        FakeHost host = hypervisor.host(name, fake.size());
        host.beSlow(fake.spawnTime());
        ComputePorts ports =
                new ComputePorts(new FakeDriver(host, platform::pause), FakeHosts::noImage, HostUptime::read, consoles);
        return new ComputeHosts.Setup(HostIdentityFile.in(state).identity(name, platform), ports);
    }

    private static InputStream noImage(ImageId image) {
        throw new GuestException(GuestException.Kind.NOT_SUPPORTED, "the fake driver moves no image bytes: " + image);
    }
}

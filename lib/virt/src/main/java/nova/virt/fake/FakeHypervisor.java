package nova.virt.fake;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nova.model.host.HostName;

/**
 * The hypervisors of any number of hosts, without any hypervisor. It outlives the daemons that use it: in memory for
 * daemons restarted within one process, in a directory for processes that are killed.
 */
public final class FakeHypervisor {
    private final Optional<Path> directory;
    private final Map<HostName, FakeHost> hosts = new ConcurrentHashMap<>();

    private FakeHypervisor(Optional<Path> directory) {
        this.directory = directory;
    }

    public static FakeHypervisor inMemory() {
        return new FakeHypervisor(Optional.empty());
    }

    /** Guests are files below {@code directory}, which is made when missing. */
    public static FakeHypervisor in(Path directory) {
        return new FakeHypervisor(Optional.of(requireNonNull(directory, "directory")));
    }

    /** The hypervisor of one host, with Nova's usual fake size when it is new. */
    public FakeHost host(HostName name) {
        return host(name, FakeHost.Size.DEFAULT);
    }

    public FakeHost host(HostName name, FakeHost.Size size) {
        return hosts.computeIfAbsent(
                name,
                host -> new FakeHost(
                        host,
                        size,
                        directory
                                .<GuestShelf>map(path -> new DirectoryShelf(path.resolve(host.value())))
                                .orElseGet(MemoryShelf::new)));
    }
}

package nova.network.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.store.FloatingIp;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.Subnet;
import nova.network.usecase.NetworkHost;
import nova.network.usecase.Stores;
import nova.runtime.port.Platform;

/**
 * Makes networks real on this machine, as root: a bridge and a dnsmasq per network that has a bound port, and
 * masquerading for what leaves. libvirt plugs the guests' taps in. A folder per network says what was made, so that it is
 * found again after any death; what is there is compared with the tables after each change and every minute.
 */
public final class BridgeHost implements NetworkHost, AutoCloseable {
    private static final Logger LOG = System.getLogger(BridgeHost.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Between two looks, so that many ports at once make few changes of the machine. */
    private static final Duration REST = Duration.ofMillis(200);

    private final Stores stores;
    private final Platform platform;
    private final HostCommands commands;
    private final Path folder;
    private final Bridges bridges;
    private final Platform.Signal change;
    private final ReentrantLock lock = new ReentrantLock(); // one hand on the machine at a time
    private final Map<String, Shape> raised = new HashMap<>(); // guarded by lock
    private volatile boolean closed;

    public BridgeHost(Stores stores, Platform platform, HostCommands commands, Path folder) {
        this.stores = requireNonNull(stores, "stores");
        this.platform = requireNonNull(platform, "platform");
        this.commands = requireNonNull(commands, "commands");
        this.folder = requireNonNull(folder, "folder");
        this.bridges = new Bridges(commands);
        this.change = platform.newSignal();
    }

    /** What a bridge was made from; while it stays the same there is nothing to do for one more port. */
    private record Shape(int mtu, List<String> gateways, List<Cidr> ranges, List<LocalNetwork.Float> floats) {}

    /** Begins to follow the tables, which must be there. */
    public BridgeHost start() {
        platform.start("network host", () -> {
            List<String> first = new ArrayList<>(managed());
            first.addAll(bound());
            reconcile(first);
            while (!closed) {
                reconcile(managed());
                platform.pause(REST);
                change.await(LOOK_EVERY);
            }
        });
        return this;
    }

    /** Why this process cannot make bridges here; empty when it can. Leaves nothing behind. */
    public static Optional<String> obstacle(HostCommands commands, List<String> missingPrograms) {
        if (!missingPrograms.isEmpty()) {
            return Optional.of("not installed: " + String.join(", ", missingPrograms));
        }
        String probe = "nvprobe" + ProcessHandle.current().pid() % 10_000;
        HostCommands.Outcome made = commands.run(HostCommands.Tool.IP, "link", "add", "name", probe, "type", "bridge");
        if (!made.ok()) {
            return Optional.of("no right to make a bridge: " + made.output());
        }
        commands.run(HostCommands.Tool.IP, "link", "delete", "dev", probe);
        return Optional.empty();
    }

    @Override
    public Port.Binding bind(Network network, Port port, String host) {
        try {
            raise(network, false);
            return new Port.Binding(host, "bridge", LocalNetwork.bridgeOf(network.id()));
        } catch (NovaException failed) {
            LOG.log(
                    Level.ERROR,
                    "cannot plug in: port={0} network={1} cause={2}",
                    port.id(),
                    network.id(),
                    failed.getMessage());
            return new Port.Binding(host, "binding_failed", "");
        }
    }

    @Override
    public void changed() {
        change.raise();
    }

    /** With {@code fully} also the leases are brought up to date; a binding leaves that to the look that follows it. */
    private void raise(Network network, boolean fully) {
        lock.lock();
        try {
            List<Subnet> subnets = stores.database()
                    .read("local subnets", tx -> stores.subnets().of(tx, network.id()));
            List<FloatingIp> floating = stores.database()
                    .read("local floating addresses", tx -> stores.floatingIps().leadingTo(tx, network.id()));
            LocalNetwork bare = LocalNetwork.of(network, subnets, List.of(), floating);
            Shape shape = new Shape(bare.mtu(), bare.gateways(), bare.ranges(), bare.floats());
            boolean standing = shape.equals(raised.get(network.id())) && bridges.exists(bare.bridge());
            if (standing && !fully) {
                return;
            }
            Path own = folder.resolve(network.id());
            Files.createDirectories(own);
            if (!standing) {
                warnOfClash(bare);
                bridges.raise(bare);
                raised.put(network.id(), shape);
            }
            LocalNetwork wanted = LocalNetwork.of(
                    network,
                    subnets,
                    stores.database().read("local ports", tx -> stores.ports().ofNetwork(tx, network.id())),
                    floating);
            Dnsmasq dnsmasq = new Dnsmasq(commands, own);
            wanted.served().ifPresentOrElse(subnet -> dnsmasq.serve(wanted, subnet), dnsmasq::stop);
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot write below " + folder, cause);
        } finally {
            lock.unlock();
        }
    }

    /** Whatever fails for one network is said and tried again with the next look; the others go on. */
    private void reconcile(List<String> networks) {
        for (String id : networks) {
            try {
                Optional<Network> network = stores.database()
                        .read("managed network", tx -> stores.networks().find(tx, id));
                network.ifPresentOrElse(found -> raise(found, true), () -> lower(id));
            } catch (NovaException failed) {
                LOG.log(Level.WARNING, "network not in order here: network={0} cause={1}", id, failed.getMessage());
            }
        }
    }

    private void lower(String id) {
        lock.lock();
        try {
            new Dnsmasq(commands, folder.resolve(id)).stop();
            bridges.lower(id);
            raised.remove(id);
            try (Stream<Path> files = Files.list(folder.resolve(id))) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder.resolve(id));
            LOG.log(Level.INFO, "network taken off this machine: network={0}", id);
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot remove files of network " + id, cause);
        } finally {
            lock.unlock();
        }
    }

    /** Networks with a port on a bridge: their guests may be stopped now and want it back when they start again. */
    private List<String> bound() {
        try {
            return stores.database().read("bound networks", tx -> stores.ports().all(tx)).stream()
                    .filter(port -> port.binding().vifType().equals("bridge"))
                    .map(Port::network)
                    .distinct()
                    .toList();
        } catch (NovaException failed) {
            LOG.log(Level.WARNING, "cannot read which networks are used here: cause={0}", failed.getMessage());
            return List.of();
        }
    }

    /** The networks that were made on this machine. */
    private List<String> managed() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException cause) {
            LOG.log(Level.WARNING, "cannot list networks: folder={0} cause={1}", folder, cause.getMessage());
            return List.of();
        }
    }

    private static void warnOfClash(LocalNetwork wanted) {
        try {
            NetworkInterface.networkInterfaces()
                    .filter(face -> !face.getName().equals(wanted.bridge()))
                    .filter(face -> face.inetAddresses()
                            .map(InetAddress::getHostAddress)
                            .filter(text -> !text.contains(":"))
                            .map(Ipv4::parse)
                            .anyMatch(wanted::clashesWith))
                    .forEach(face -> LOG.log(
                            Level.WARNING,
                            "network {0} has addresses of interface {1}: choose another range in [network] first_cidr",
                            wanted.id(),
                            face.getName()));
        } catch (SocketException cause) {
            LOG.log(Level.DEBUG, "cannot list interfaces: cause={0}", cause.getMessage());
        }
    }

    /** Networks without a guest leave the machine; those with running guests stay and are found at the next start. */
    @Override
    public void close() {
        closed = true;
        change.raise();
        for (String id : managed()) {
            try {
                if (!bridges.isUsed(LocalNetwork.bridgeOf(id))) {
                    lower(id);
                }
            } catch (NovaException failed) {
                LOG.log(Level.WARNING, "network stays on this machine: network={0} cause={1}", id, failed.getMessage());
            }
        }
    }
}

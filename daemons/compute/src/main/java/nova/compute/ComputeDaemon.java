package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nova.compute.order.GuestOrders;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.Rpc;
import nova.rpc.Rpc.Serving;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.HostReports;
import nova.rpc.contract.HostReports.GuestPower;
import nova.rpc.contract.HostReports.Hello;
import nova.rpc.contract.HostReports.HelloAnswer;
import nova.rpc.contract.HostReports.Speaker;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.VirtDriver;

/**
 * One host's daemon: says hello, takes orders from its queue, carries them out through its driver, and reports. It
 * knows no database and keeps nothing of its own: killed at any instant and started again, it gets a new incarnation
 * and is sent again what it had begun.
 */
public final class ComputeDaemon implements AutoCloseable {
    /** Grows when hosts learn something conductors must know about. */
    public static final int SERVICE_VERSION = 1;

    /** Requests handled at a time; orders are only queued, questions have their own smaller bound. */
    private static final int RPC_CONCURRENCY = 32;

    private static final Duration LONGEST_HELLO_DELAY = Duration.ofSeconds(60);
    private static final Logger LOG = System.getLogger(ComputeDaemon.class.getName());

    private final Platform platform;
    private final Rpc rpc;
    private final ComputePorts ports;
    private final ComputeConfig config;
    private final HostIdentity identity;
    private final Course course;
    private final Patience patience;
    private final WorkLines lines;
    private final Steps steps;
    private final InventoryWatch inventory;
    private final Deque<AutoCloseable> open = new ArrayDeque<>(); // guarded by itself
    private volatile Optional<Presence> presence = Optional.empty();

    /** {@code whenOver} is told once why this daemon ended, on a thread of the daemon. */
    public ComputeDaemon(
            Platform platform,
            Rpc rpc,
            ComputePorts ports,
            ComputeConfig config,
            HostIdentity identity,
            Consumer<End> whenOver) {
        this.platform = requireNonNull(platform, "platform");
        this.rpc = requireNonNull(rpc, "rpc");
        this.ports = requireNonNull(ports, "ports");
        this.config = requireNonNull(config, "config");
        this.identity = requireNonNull(identity, "identity");
        this.course = new Course(identity.host(), whenOver);
        this.patience = new Patience(platform, course);
        this.lines = new WorkLines(platform, config.buildSlots(), ComputeConfig.MAX_CONCURRENT_STEPS);
        this.steps = new Steps(platform, lines);
        this.inventory = new InventoryWatch(ports.driver());
    }

    /** Returns at once; the daemon opens its driver, says hello and serves on threads of its own. */
    public void start() {
        platform.start("compute " + identity.host(), this::begin);
    }

    /** Whether the conductors know this host and orders can come; for readiness. */
    public boolean admitted() {
        return presence.isPresent() && !course.over();
    }

    /** False when this host should send heartbeats and does not. */
    public boolean beating() {
        return course.over() || presence.map(Presence::beating).orElse(true);
    }

    /** Orders queued or running. */
    public int heldSteps() {
        return steps.held().size();
    }

    /** Takes no new orders and waits up to {@code limit} for those that run to be reported. */
    public void drain(Duration limit) {
        if (!steps.drain(limit)) {
            LOG.log(
                    Level.WARNING,
                    "orders still run, a restart will go on with them: host={0} orders={1}",
                    identity.host(),
                    steps.held().size());
        }
    }

    /** Ends the daemon; guests are left alone. */
    @Override
    public void close() {
        course.end(End.STOPPED, "told to stop");
        for (AutoCloseable each : taken()) {
            try {
                each.close();
            } catch (Exception failed) {
                LOG.log(Level.WARNING, "not closed: host={0} reason={1}", identity.host(), failed.getMessage());
            }
        }
    }

    private void begin() {
        openDriver();
        HostReports reports = rpc.client(HostReports.class);
        Optional<Speaker> speaker = hello(reports);
        speaker.ifPresent(admittedAs -> serve(new Conductors(reports, admittedAs, patience, course)));
    }

    private void openDriver() {
        Duration pause = Patience.FIRST_PAUSE;
        while (!course.over()) {
            try {
                ports.driver().open();
                return;
            } catch (GuestException away) {
                LOG.log(
                        Level.WARNING,
                        "waiting for the hypervisor: host={0} reason={1}",
                        identity.host(),
                        away.getMessage());
                pause = patience.pauseAndGrow(pause);
            }
        }
    }

    /** Asks to be admitted until we are, or are told to go away. The same process always gets the same incarnation. */
    private Optional<Speaker> hello(HostReports reports) {
        String process = platform.newId();
        Instant started = platform.now();
        Duration pause = Patience.FIRST_PAUSE;
        while (!course.over()) {
            try {
                Hello hello = hello(process, started);
                HelloAnswer answer = reports.hello(hello);
                if (answer.incarnation().isPresent()) {
                    return Optional.of(admitted(answer, hello.digest()));
                }
                pause = refused(answer, pause);
            } catch (NovaException | GuestException unanswered) {
                LOG.log(
                        Level.WARNING,
                        "hello not answered, asking again: host={0} reason={1}",
                        identity.host(),
                        unanswered.getMessage());
                pause = patience.pauseAndGrow(pause);
            }
        }
        return Optional.empty();
    }

    private Hello hello(String process, Instant started) {
        VirtDriver driver = ports.driver();
        List<GuestPower> guests = driver.guests().stream()
                .map(guest -> new GuestPower(guest.server(), guest.power()))
                .toList();
        String digest = InventoryWatch.digest(driver.inventory());
        return new Hello(identity.host(), identity.id(), process, SERVICE_VERSION, digest, started, guests);
    }

    private Speaker admitted(HelloAnswer answer, String digest) {
        long incarnation = answer.incarnation().orElseThrow();
        LOG.log(Level.INFO, "host admitted: host={0} incarnation={1}", identity.host(), Long.toString(incarnation));
        if (!answer.sendInventory()) {
            inventory.known(digest);
        }
        return new Speaker(identity.host(), incarnation);
    }

    private Duration refused(HelloAnswer answer, Duration pause) {
        String reason = answer.refusal().orElse("no reason given");
        if (answer.retrySeconds() <= 0) {
            course.end(End.REFUSED, reason);
            return pause;
        }
        LOG.log(Level.INFO, "host not admitted yet: host={0} reason={1}", identity.host(), reason);
        Duration asked = Duration.ofSeconds(answer.retrySeconds());
        platform.pause(asked.compareTo(LONGEST_HELLO_DELAY) < 0 ? asked : LONGEST_HELLO_DELAY);
        return Patience.FIRST_PAUSE;
    }

    private void serve(Conductors conductors) {
        HostName host = identity.host();
        Presence beats = new Presence(platform, rpc, config, conductors, steps, course);
        Leftovers leftovers = new Leftovers(ports.driver(), lines, steps, conductors, beats);
        GuestOrders orders = new GuestOrders(ports.driver(), ports.images());
        PowerWatch powers =
                new PowerWatch(platform, ports.driver(), steps, conductors, course, config.syncPowerStateInterval());
        inventory.look(conductors);
        ports.driver().onEvent(powers::changed);
        keep(rpc.serve(
                ComputeHost.class,
                new HostService(
                        conductors, beats, steps, leftovers, orders, powers, new ImagePrefetch(platform, ports)),
                Serving.at(host, RPC_CONCURRENCY)));
        beats.beat();
        keep(platform.every("heartbeat " + host, config.reportInterval(), beats::beat));
        keep(platform.every("inventory " + host, config.inventoryInterval(), () -> inventory.look(conductors)));
        keep(powers::wake);
        presence = Optional.of(beats);
        powers.run();
    }

    /** Closes {@code part} with this daemon, or at once when it is over already. */
    private void keep(AutoCloseable part) {
        synchronized (open) {
            open.push(part);
        }
        if (course.over()) {
            close();
        }
    }

    private List<AutoCloseable> taken() {
        synchronized (open) {
            List<AutoCloseable> all = List.copyOf(open);
            open.clear();
            return all;
        }
    }
}

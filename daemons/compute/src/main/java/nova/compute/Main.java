package nova.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nova.libvirt.LibvirtDriver;
import nova.libvirt.LibvirtSettings;
import nova.model.console.ConsoleKind;
import nova.openstack.client.OpenStack;
import nova.openstack.image.Images;
import nova.rpc.Rpc;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TlsConfig;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.lifecycle.Stop;
import nova.runtime.systemd.Watchdog;

/** {@code nova-compute}: the daemon of a compute host, or of many fake ones. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = groups();

    private static final String NAME = "nova-compute";
    private static final String VERSION = "1.0.0";

    /** How long a host may owe its heartbeats before this process counts as hung. */
    private static final Duration HEARTBEATS_LIMIT = Duration.ofMinutes(2);

    private static final Duration HEARTBEATS_CHECK = Duration.ofSeconds(5);

    /** Why this process ends, when a host of it ended by itself. */
    private static final AtomicReference<End> END = new AtomicReference<>(End.STOPPED);

    private Main() {}

    private static List<ConfigGroup<?>> groups() {
        List<ConfigGroup<?>> groups =
                new ArrayList<>(List.of(ComputeConfig.GROUP, DriverConfig.GROUP, FakeConfig.GROUP));
        groups.addAll(LibvirtSettings.GROUPS);
        groups.addAll(ConsoleSwitches.GROUPS);
        return List.copyOf(groups);
    }

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(GROUPS);
        groups.addAll(OpenStack.GROUPS);
        groups.addAll(List.of(MessagingConfig.GROUP, TlsConfig.GROUP));
        int code = Daemon.run(new Program(NAME, VERSION, groups), arguments, Main::start);
        System.exit(END.get() == End.STOPPED ? code : END.get().exitCode());
    }

    private static void start(Daemon daemon) {
        JmsRpc rpc = JmsRpc.open(daemon, NAME);
        serve(daemon, rpc, OpenStack.open(daemon).images(), end -> over(daemon, end));
    }

    /** Puts the hosts of this process to work; {@code whenOver} is told of each that ends, and why. */
    public static void serve(Daemon daemon, Rpc rpc, Images images, Consumer<End> whenOver) {
        ComputeHosts hosts = daemon.life()
                .add(
                        "hosts",
                        ComputeHosts.start(
                                daemon.platform(),
                                rpc,
                                daemon.config(ComputeConfig.GROUP),
                                setups(daemon, images),
                                whenOver));
        daemon.life().onDrain("hosts", hosts::drain);
        daemon.health().ready("hosts", hosts::problem);
        Watchdog.Beat beat = daemon.watchdog().loop("heartbeats of hosts", HEARTBEATS_LIMIT);
        daemon.life().add("heartbeat watch", daemon.platform().every("heartbeat watch", HEARTBEATS_CHECK, () -> {
            if (hosts.beating()) {
                beat.touch();
            }
        }));
        daemon.metrics().gauge("nova_compute_held_orders", "Orders queued or running.", hosts::heldSteps);
        daemon.metrics().gauge("nova_compute_admitted_hosts", "Hosts the conductors know.", hosts::admitted);
    }

    private static List<ComputeHosts.Setup> setups(Daemon daemon, Images images) {
        ServiceConfig service = daemon.config(ServiceConfig.GROUP);
        Set<ConsoleKind> consoles = ConsoleSwitches.enabled(daemon.config());
        return daemon.config(DriverConfig.GROUP).computeDriver().equals(DriverConfig.FAKE)
                ? new FakeHosts(daemon.config(FakeConfig.GROUP), service, consoles, daemon.platform()).setups()
                : List.of(libvirtHost(daemon, service, images, consoles));
    }

    private static ComputeHosts.Setup libvirtHost(
            Daemon daemon, ServiceConfig service, Images images, Set<ConsoleKind> consoles) {
        LibvirtDriver driver = daemon.life()
                .add(
                        "libvirt",
                        new LibvirtDriver(LibvirtSettings.of(daemon.config(), service.myIp()), daemon.platform()));
        HostIdentity identity = HostIdentityFile.in(service.statePath()).identity(service.host(), daemon.platform());
        return new ComputeHosts.Setup(
                identity, new ComputePorts(driver, new ImageBytes(images), HostUptime::read, consoles));
    }

    /** One host that is over ends the process: the service manager starts it again, except where that would not help. */
    private static void over(Daemon daemon, End end) {
        if (end != End.STOPPED && END.compareAndSet(End.STOPPED, end)) {
            daemon.life().requestStop(Stop.END);
        }
    }
}

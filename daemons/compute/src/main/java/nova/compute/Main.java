package nova.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.lifecycle.Stop;

/** {@code nova-compute}: the daemon of a compute host, or of many fake ones. */
public final class Main {
    private static final AtomicReference<End> END = new AtomicReference<>(End.STOPPED);

    private Main() {}

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(
                List.of(ComputeConfig.GROUP, DriverConfig.GROUP, FakeConfig.GROUP, MessagingConfig.GROUP));
        Program program = new Program("nova-compute", "1.0.0", groups);
        int code = Daemon.run(program, arguments, Main::start);
        System.exit(END.get() == End.STOPPED ? code : END.get().exitCode());
    }

    private static void start(Daemon daemon) {
        ServiceConfig service = daemon.config(ServiceConfig.GROUP);
        JmsRpc rpc = daemon.life()
                .add(
                        "broker",
                        JmsRpc.open(
                                daemon.platform(),
                                daemon.config(MessagingConfig.GROUP).url(),
                                "nova-compute@" + service.host()));
        daemon.health().ready("broker", rpc::waitingFor);
        ComputeHosts hosts = daemon.life()
                .add(
                        "hosts",
                        ComputeHosts.start(
                                daemon.platform(),
                                rpc,
                                daemon.config(ComputeConfig.GROUP),
                                new FakeHosts(daemon.config(FakeConfig.GROUP), service, daemon.platform()).setups(),
                                end -> over(daemon, end)));
        daemon.life().onDrain("hosts", hosts::drain);
        daemon.health().ready("hosts", hosts::problem);
        daemon.metrics().gauge("nova_compute_held_orders", "Orders queued or running.", hosts::heldSteps);
        daemon.metrics().gauge("nova_compute_admitted_hosts", "Hosts the conductors know.", hosts::admitted);
    }

    /** One host that is over ends the process: the service manager starts it again, except where that would not help. */
    private static void over(Daemon daemon, End end) {
        if (end != End.STOPPED && END.compareAndSet(End.STOPPED, end)) {
            daemon.life().requestStop(Stop.END);
        }
    }
}

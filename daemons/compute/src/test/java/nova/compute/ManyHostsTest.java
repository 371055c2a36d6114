package nova.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import nova.broker.BrokerConfig;
import nova.broker.Credentials;
import nova.broker.EmbeddedBroker;
import nova.model.host.HostName;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.Rpc.Serving;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.HostReports;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.TransportUrl;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many fake hosts of one process behind a real broker. */
final class ManyHostsTest {
    private static final int HOSTS = 50;

    @TempDir
    private Path state;

    private final Platform platform = new SystemPlatform();
    private final LinkedBlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private EmbeddedBroker broker = broker(0);
    private final int port = broker.port();
    private final JmsRpc control = door("nova-conductor");
    private final ScriptedConductor conductor = new ScriptedConductor(control.client(ComputeHost.class));
    private final JmsRpc computes = door("nova-compute");

    private static EmbeddedBroker broker(int port) {
        return EmbeddedBroker.start(
                BrokerConfig.DEFAULTS.at("127.0.0.1", port), Credentials.of(Map.of("nova", "secret")));
    }

    private JmsRpc door(String process) {
        return JmsRpc.open(platform, TransportUrl.parse("amqp://nova:secret@127.0.0.1:" + port), process);
    }

    private ComputeHosts start() {
        FakeConfig fake = new FakeConfig(HOSTS, 8, 16_000, 500, Duration.ZERO, true);
        ServiceConfig service = new ServiceConfig(new HostName("fake"), "127.0.0.1", state, Duration.ofSeconds(5));
        ComputeConfig config = new ComputeConfig(Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1), 10);
        return ComputeHosts.start(
                platform, computes, config, new FakeHosts(fake, service, Set.of(), platform).setups(), ends::add);
    }

    private void await(BooleanSupplier condition) {
        long end = platform.nanos() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(platform.nanos() < end, "not within 30 s");
            platform.pause(Duration.ofMillis(10));
        }
    }

    private static HostName host(int number) {
        return new HostName("fake-%04d".formatted(number));
    }

    @AfterEach
    void close() {
        computes.close();
        control.close();
        broker.close();
    }

    @Test
    void allAreAdmittedAndBuildAndSurviveARestartOfTheBroker() {
        control.serve(HostReports.class, conductor, Serving.shared(64));
        try (ComputeHosts hosts = start()) {
            await(() -> hosts.problem().equals(Optional.empty()));
            build("before");
            broker.close();
            broker = broker(port);
            build("after");
            assertEquals(HOSTS, hosts.admitted());
            assertTrue(ends.isEmpty());
        }
    }

    /** Orders a guest from each host as the conductor does: again and again until it is reported. */
    private void build(String name) {
        ComputeHost host = control.client(ComputeHost.class);
        for (int number = 1; number <= HOSTS; number++) {
            host.perform(host(number), Orders.build(name + number));
        }
        for (int number = 1; number <= HOSTS; number++) {
            String server = name + number;
            HostName at = host(number);
            await(() -> reported(server) || resent(host, at, server));
        }
    }

    private boolean resent(ComputeHost host, HostName at, String server) {
        platform.pause(Duration.ofMillis(500));
        if (!reported(server)) {
            host.perform(at, Orders.build(server));
        }
        return false;
    }

    private boolean reported(String server) {
        return conductor.outcomes.stream()
                .anyMatch(each -> each.step().server().value().equals(server)
                        && each.outcome().equals(new StepOutcome.Done(PowerState.RUNNING)));
    }

    @Test
    void guestsOutliveTheProcess() {
        control.serve(HostReports.class, conductor, Serving.shared(64));
        try (ComputeHosts hosts = start()) {
            await(() -> hosts.problem().isEmpty());
            control.client(ComputeHost.class).perform(host(7), Orders.build("kept"));
            await(() -> reported("kept"));
        }
        conductor.hellos.clear();
        try (ComputeHosts hosts = start()) {
            await(() -> hosts.problem().isEmpty());
            List<ServerId> kept = conductor.hellos.stream()
                    .filter(hello -> hello.host().equals(host(7)))
                    .flatMap(hello -> hello.guests().stream())
                    .map(HostReports.GuestPower::server)
                    .toList();
            assertEquals(List.of(new ServerId("kept")), kept);
            GuestOrder destroy = new GuestOrder.Destroy(new ServerId("kept"));
            control.client(ComputeHost.class).perform(host(7), Orders.order("destroy", destroy));
            await(() -> conductor.outcomes.getLast().outcome().equals(new StepOutcome.Done(PowerState.NOSTATE)));
        }
    }
}

package nova.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nova.model.console.ConsoleAddress;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.Rpc.Serving;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.ComputeHost.CancelStep;
import nova.rpc.contract.ComputeHost.ConsoleOutput;
import nova.rpc.contract.ComputeHost.ConsoleQuestion;
import nova.rpc.contract.ComputeHost.HeartbeatHeard;
import nova.rpc.contract.ComputeHost.StepOrder;
import nova.rpc.contract.ComputeHost.Uptime;
import nova.rpc.contract.ComputeHost.UptimeQuestion;
import nova.rpc.contract.HostReports;
import nova.rpc.contract.HostReports.Heartbeat;
import nova.rpc.contract.HostReports.PowerReport;
import nova.rpc.contract.HostReports.Speaker;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.TransportUrl;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our transport against a real Artemis, with real credentials. */
final class EmbeddedBrokerTest {
    private static final HostName H1 = new HostName("h1");
    private static final HostName H2 = new HostName("h2");
    private static final Credentials CREDENTIALS =
            Credentials.of(Map.of("control", "c-secret", "compute.h1", "1-secret", "compute.h2", "2-secret"));

    private final Platform platform = new SystemPlatform();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Conductors conductor = new Conductors();
    private EmbeddedBroker broker;
    private int port;

    private void startBroker() {
        if (port == 0) {
            port = freePort();
        }
        broker = EmbeddedBroker.start(BrokerConfig.DEFAULTS.at("127.0.0.1", port), CREDENTIALS);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "no free port", cause);
        }
    }

    private JmsRpc door(String user, String password) {
        JmsRpc door = JmsRpc.open(
                platform, TransportUrl.parse("amqp://" + user + ":" + password + "@127.0.0.1:" + port + "/"), user);
        open.add(door);
        return door;
    }

    private JmsRpc control() {
        return door("control", "c-secret");
    }

    private JmsRpc hostDoor(HostName host) {
        return door("compute." + host, host.value().substring(1) + "-secret");
    }

    private void serveConductor() {
        control().serve(HostReports.class, conductor, Serving.shared(16));
    }

    private static PowerReport powers(HostName host) {
        return new PowerReport(new Speaker(host, 7), List.of());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    /** A host that keeps what it was told. */
    private static final class Host implements ComputeHost {
        final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        @Override
        public void perform(HostName host, StepOrder order) {
            told.add(order);
        }

        @Override
        public void cancel(HostName host, CancelStep order) {
            told.add(order);
        }

        @Override
        public void heard(HostName host, HeartbeatHeard answer) {
            told.add(answer);
        }

        @Override
        public ConsoleOutput consoleOutput(HostName host, ConsoleQuestion question) {
            throw new NovaException(ErrorCode.NOT_FOUND, "no guest " + question.server() + " on " + host);
        }

        @Override
        public ConsoleAddress openConsole(HostName host, OpenConsole question) {
            throw new NovaException(ErrorCode.NOT_FOUND, "no guest " + question.server() + " on " + host);
        }

        @Override
        public Uptime uptime(HostName host, UptimeQuestion question) {
            return new Uptime("up at " + host);
        }

        @Override
        public Diagnostics diagnostics(HostName host, DiagnosticsQuestion question) {
            throw new NovaException(ErrorCode.NOT_FOUND, "no guest " + question.server() + " on " + host);
        }

        @Override
        public void cacheImages(HostName host, CacheImagesOrder order) {
            told.add(order);
        }
    }

    @Test
    void callsAndCastsCrossTheBrokerBothWays() throws InterruptedException {
        startBroker();
        serveConductor();
        Host host = new Host();
        JmsRpc hostDoor = hostDoor(H1);
        hostDoor.serve(ComputeHost.class, host, Serving.at(H1, 4));
        assertTrue(hostDoor.client(HostReports.class).powerStates(powers(H1)).current());
        assertEquals("compute.h1", conductor.users.poll(5, TimeUnit.SECONDS));
        hostDoor.client(HostReports.class).heartbeat(new Heartbeat(new Speaker(H1, 7), 1, List.of(), 8));
        conductor.heard.take();
        Heartbeat heartbeat = assertInstanceOf(Heartbeat.class, conductor.heard.poll(5, TimeUnit.SECONDS));
        ComputeHost fromConductor = control().client(ComputeHost.class);
        fromConductor.heard(H1, Conductors.answerTo(heartbeat));
        assertNotNull(host.told.poll(5, TimeUnit.SECONDS));
        assertEquals(
                "up at h1", fromConductor.uptime(H1, new UptimeQuestion("n")).uptime());
    }

    @Test
    void theHostsExceptionReachesTheAsker() {
        startBroker();
        hostDoor(H1).serve(ComputeHost.class, new Host(), Serving.at(H1, 4));
        NovaException thrown = assertThrows(
                NovaException.class,
                () -> control()
                        .client(ComputeHost.class)
                        .consoleOutput(H1, new ConsoleQuestion(new nova.model.server.ServerId("s"), 100)));
        assertEquals(ErrorCode.NOT_FOUND, thrown.code());
        assertEquals("no guest s on h1", thrown.getMessage());
    }

    @Test
    void doorsOpenedBeforeTheBrokerConnectWhenItComes() {
        port = freePort();
        serveConductor();
        JmsRpc hostDoor = hostDoor(H1);
        assertTrue(hostDoor.waitingFor().orElse("").startsWith("no connection to the broker"));
        platform.start("late broker", this::startBroker);
        assertTrue(hostDoor.client(HostReports.class).powerStates(powers(H1)).current());
        assertTrue(hostDoor.waitingFor().isEmpty());
    }

    @Test
    void aCastToABrokerThatIsAwayReturnsWithinASecond() {
        port = freePort();
        HostReports reports = hostDoor(H1).client(HostReports.class);
        long start = System.nanoTime();
        reports.heartbeat(new Heartbeat(new Speaker(H1, 7), 1, List.of(), 8));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(millis < 1_500, "took " + millis + " ms");
    }

    @Test
    void aCastToABrokerThatHangsReturnsWithinASecond() throws Exception {
        startBroker();
        Cable cable = new Cable(port);
        open.add(cable);
        TransportUrl url = TransportUrl.parse("amqp://compute.h1:1-secret@127.0.0.1:" + cable.port());
        JmsRpc door = JmsRpc.open(platform, url, "far away");
        open.add(door);
        serveConductor();
        assertTrue(door.client(HostReports.class).powerStates(powers(H1)).current());
        cable.hold(true);
        HostReports reports = door.client(HostReports.class);
        for (int i = 0; i < 12; i++) {
            long start = System.nanoTime();
            reports.heartbeat(new Heartbeat(new Speaker(H1, 7), i, List.of(), 8));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(millis < 1_500, "took " + millis + " ms");
        }
        cable.hold(false);
        assertTrue(reports.powerStates(powers(H1)).current());
    }

    @Test
    void aRestartOfTheBrokerNeedsNoRestartOfOurs() {
        startBroker();
        serveConductor();
        HostReports reports = hostDoor(H1).client(HostReports.class);
        assertTrue(reports.powerStates(powers(H1)).current());
        for (int i = 0; i < 3; i++) {
            broker.close();
            startBroker();
            assertTrue(reports.powerStates(powers(H1)).current());
        }
    }

    @Test
    void aCallThatWasUnderWayWhenTheBrokerDiedIsAskedAgain() throws InterruptedException {
        startBroker();
        HostReports reports = hostDoor(H1).client(HostReports.class);
        BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        platform.start(
                "asker", () -> answers.add(reports.powerStates(powers(H1)).current()));
        assertNull(answers.poll(1, TimeUnit.SECONDS));
        broker.close();
        startBroker();
        serveConductor();
        assertEquals(Boolean.TRUE, answers.poll(15, TimeUnit.SECONDS));
    }

    @Test
    void aHostCannotReadAnotherHostsQueue() throws InterruptedException {
        startBroker();
        Host thief = new Host();
        Host owner = new Host();
        hostDoor(H1).serve(ComputeHost.class, thief, Serving.at(H2, 4));
        JmsRpc control = control();
        control.client(ComputeHost.class).heard(H2, new HeartbeatHeard(1, 1, true, List.of()));
        assertNull(thief.told.poll(2, TimeUnit.SECONDS));
        hostDoor(H2).serve(ComputeHost.class, owner, Serving.at(H2, 4));
        assertNotNull(owner.told.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void aHostCannotOrderAnotherHostAbout() throws InterruptedException {
        startBroker();
        Host victim = new Host();
        hostDoor(H2).serve(ComputeHost.class, victim, Serving.at(H2, 4));
        ComputeHost fromH1 = hostDoor(H1).client(ComputeHost.class);
        fromH1.heard(H2, new HeartbeatHeard(1, 1, true, List.of()));
        assertNull(victim.told.poll(2, TimeUnit.SECONDS));
    }

    @Test
    void aHostCannotForgeAnotherHostsReport() {
        startBroker();
        serveConductor();
        HostReports fromH1 = hostDoor(H1).client(HostReports.class);
        NovaException forged = assertThrows(NovaException.class, () -> fromH1.powerStates(powers(H2)));
        assertEquals(ErrorCode.FORBIDDEN, forged.code());
        assertTrue(conductor.heard.isEmpty());
    }

    @Test
    void aWrongPasswordIsRefusedAndTheDoorSaysSo() {
        startBroker();
        JmsRpc wrong = door("compute.h1", "guess");
        long end = platform.nanos() + TimeUnit.SECONDS.toNanos(10);
        while (!wrong.waitingFor().orElse("connected").contains("authenticate") && platform.nanos() < end) {
            platform.pause(Duration.ofMillis(20));
        }
        assertTrue(
                wrong.waitingFor().orElse("connected").contains("authenticate"),
                wrong.waitingFor().toString());
    }
}

package nova.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.Rpc.Serving;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.ComputeHost.CancelStep;
import nova.rpc.contract.ComputeHost.ConsoleQuestion;
import nova.rpc.contract.ComputeHost.DiagnosticsQuestion;
import nova.rpc.contract.ComputeHost.StepOrder;
import nova.rpc.contract.ComputeHost.UptimeQuestion;
import nova.rpc.contract.HostReports;
import nova.rpc.contract.HostReports.BeginAnswer;
import nova.rpc.contract.HostReports.GuestPower;
import nova.rpc.contract.HostReports.HelloAnswer;
import nova.rpc.contract.HostReports.StepReport;
import nova.rpc.memory.MemoryBus;
import nova.rpc.memory.MemoryRpc;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import nova.virt.GuestException;
import nova.virt.fake.FakeDriver;
import nova.virt.fake.FakeHost;
import nova.virt.fake.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real daemon on the in-memory bus, with a fake hypervisor below and a scripted conductor above. */
final class ComputeDaemonTest {
    private static final HostName HOST = new HostName("h1");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration UNTIL_LET_GO = Duration.ofHours(1);
    private static final Duration BEAT = Duration.ofMillis(500);

    private final Platform platform = new SystemPlatform();
    private final MemoryBus bus = new MemoryBus(platform);
    private final MemoryRpc control = bus.door("nova-conductor");
    private final ComputeHost host = control.client(ComputeHost.class);
    private final ScriptedConductor conductor = new ScriptedConductor(host);
    private final FakeHost hypervisor = FakeHypervisor.inMemory().host(HOST);
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final List<ComputeDaemon> daemons = new ArrayList<>();

    private ComputeDaemon daemon() {
        return daemon(new ComputeConfig(BEAT, Duration.ofHours(1), Duration.ofHours(1), 2));
    }

    private ComputeDaemon daemon(ComputeConfig config) {
        FakeDriver driver = new FakeDriver(hypervisor, platform::pause);
        ComputePorts ports = new ComputePorts(driver, _ -> InputStream.nullInputStream(), () -> "up 3 days", Set.of());
        ComputeDaemon daemon = new ComputeDaemon(
                platform, bus.hostDoor(HOST), ports, config, new HostIdentity(HOST, new HostId("id-1")), ends::add);
        daemons.add(daemon);
        daemon.start();
        return daemon;
    }

    private void serveConductor() {
        control.serve(HostReports.class, conductor, Serving.shared(16));
    }

    private ComputeDaemon admitted() {
        serveConductor();
        ComputeDaemon daemon = daemon();
        await(daemon::admitted);
        return daemon;
    }

    private void await(BooleanSupplier condition) {
        long end = platform.nanos() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(platform.nanos() < end, "not within " + LIMIT);
            platform.pause(Duration.ofMillis(5));
        }
    }

    private long buildsBegun() {
        return conductor.begins.stream()
                .filter(each -> each.step().sequence() == 3)
                .count();
    }

    private StepReport onlyOutcome() {
        await(() -> !conductor.outcomes.isEmpty());
        return conductor.outcomes.getFirst();
    }

    private StepOutcome outcomeOf(GuestOrder order) {
        int before = conductor.outcomes.size();
        host.perform(HOST, Orders.order("operation-" + before, order));
        await(() -> conductor.outcomes.size() > before);
        return conductor.outcomes.get(before).outcome();
    }

    private static StepOutcome done(PowerState power) {
        return new StepOutcome.Done(power);
    }

    @AfterEach
    void close() {
        daemons.forEach(ComputeDaemon::close);
        control.close();
    }

    @Test
    void aHostSaysHelloReportsItsInventoryAndBeats() {
        ComputeDaemon daemon = admitted();
        await(() -> conductor.heartbeats.size() > 2);
        assertEquals("id-1", conductor.hellos.getFirst().hostId().value());
        assertEquals(1000, conductor.inventories.getFirst().inventory().totals().vcpus());
        assertEquals(
                conductor.hellos.getFirst().digest(),
                conductor.inventories.getFirst().digest());
        assertEquals(11, conductor.heartbeats.getFirst().speaker().incarnation());
        assertEquals(2, conductor.heartbeats.get(1).beat());
        assertTrue(daemon.admitted());
    }

    @Test
    void aHostWhoseInventoryIsKnownDoesNotSendIt() {
        conductor.nextHellos.add(new HelloAnswer(Optional.of(5L), false, 0, Optional.empty()));
        admitted();
        assertTrue(conductor.inventories.isEmpty());
    }

    @Test
    void aHostThatIsToldToWaitAsksAgainAsTheSameProcess() {
        conductor.nextHellos.add(new HelloAnswer(Optional.empty(), false, 1, Optional.of("20 are coming in")));
        admitted();
        assertEquals(2, conductor.hellos.size());
        assertEquals(conductor.hellos.get(0).process(), conductor.hellos.get(1).process());
    }

    @Test
    void aRefusedHostEnds() throws InterruptedException {
        conductor.nextHellos.add(new HelloAnswer(Optional.empty(), false, 0, Optional.of("the id belongs to h9")));
        serveConductor();
        daemon();
        assertEquals(End.REFUSED, ends.take());
    }

    @Test
    void aBuildIsBegunCarriedOutAndReported() {
        admitted();
        host.perform(HOST, Orders.build("s1"));
        StepReport report = onlyOutcome();
        assertEquals(done(PowerState.RUNNING), report.outcome());
        assertEquals(Orders.build("s1").step(), report.step());
        assertEquals(Orders.build("s1").step(), conductor.begins.getFirst().step());
        assertEquals(PowerState.RUNNING, hypervisor.power(new ServerId("s1")));
    }

    @Test
    void everyOrderDoesItsWork() {
        admitted();
        ServerId server = new ServerId("s1");
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Build(Orders.guest("s1"))));
        assertEquals(done(PowerState.SHUTDOWN), outcomeOf(new GuestOrder.PowerOff(server, 60)));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.PowerOn(Orders.guest("s1"))));
        assertEquals(done(PowerState.PAUSED), outcomeOf(new GuestOrder.Pause(server)));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Unpause(server)));
        assertEquals(done(PowerState.SUSPENDED), outcomeOf(new GuestOrder.Suspend(server)));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Resume(Orders.guest("s1"))));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Reboot(Orders.guest("s1"), false, 60)));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Reboot(Orders.guest("s1"), true, 60)));
        assertEquals(done(PowerState.NOSTATE), outcomeOf(new GuestOrder.Destroy(server)));
        assertFalse(hypervisor.has(server));
    }

    @Test
    void everyOrderTwiceEndsTheSame() {
        admitted();
        ServerId server = new ServerId("s1");
        List<GuestOrder> orders = List.of(
                new GuestOrder.Build(Orders.guest("s1")),
                new GuestOrder.Pause(server),
                new GuestOrder.Unpause(server),
                new GuestOrder.Suspend(server),
                new GuestOrder.Resume(Orders.guest("s1")),
                new GuestOrder.PowerOff(server, 0),
                new GuestOrder.PowerOn(Orders.guest("s1")),
                new GuestOrder.Reboot(Orders.guest("s1"), true, 0),
                new GuestOrder.Destroy(server));
        for (GuestOrder order : orders) {
            assertEquals(outcomeOf(order), outcomeOf(order), order.toString());
        }
    }

    @Test
    void aSoftRebootOfAGuestThatIsOffBecomesAHardOne() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        hypervisor.endByItself(new ServerId("s1"));
        assertEquals(done(PowerState.RUNNING), outcomeOf(new GuestOrder.Reboot(Orders.guest("s1"), false, 60)));
    }

    @Test
    void anOrderForAGuestThatIsNotHereFailsAsNotFound() {
        admitted();
        StepOutcome.Failed failed =
                assertInstanceOf(StepOutcome.Failed.class, outcomeOf(new GuestOrder.Pause(new ServerId("s9"))));
        assertEquals(ErrorCode.NOT_FOUND, failed.code());
        assertEquals(PowerState.NOSTATE, failed.power());
    }

    @Test
    void aRefusedBuildIsRefusedAndNothingIsLeft() {
        admitted();
        hypervisor.makeTrouble(GuestException.Kind.REFUSED, "no space left");
        assertEquals(new StepOutcome.Refused("no space left"), outcomeOf(new GuestOrder.Build(Orders.guest("s1"))));
        assertFalse(hypervisor.has(new ServerId("s1")));
    }

    @Test
    void aBuildNoHostCanDoFailsForGood() {
        admitted();
        hypervisor.makeTrouble(new ServerId("s1"), GuestException.Kind.IMPOSSIBLE, "image is hostile");
        assertEquals(
                new StepOutcome.Failed(ErrorCode.BAD_REQUEST, "image is hostile", PowerState.NOSTATE),
                outcomeOf(new GuestOrder.Build(Orders.guest("s1"))));
    }

    @Test
    void aStartThatFailsSaysWhatTheGuestIsIn() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        outcomeOf(new GuestOrder.PowerOff(new ServerId("s1"), 0));
        hypervisor.makeTrouble(GuestException.Kind.FAILED, "qemu died");
        assertEquals(
                new StepOutcome.Failed(ErrorCode.INTERNAL, "qemu died", PowerState.SHUTDOWN),
                outcomeOf(new GuestOrder.PowerOn(Orders.guest("s1"))));
    }

    @Test
    void anOrderThatIsNotWantedIsDropped() {
        admitted();
        conductor.beginAnswer = new BeginAnswer(false, false);
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        await(() -> conductor.held().isEmpty());
        assertFalse(hypervisor.has(new ServerId("s1")));
        assertTrue(conductor.outcomes.isEmpty());
    }

    @Test
    void aDoubledOrderRunsOnceWhileItIsHeld() {
        admitted();
        hypervisor.beSlow(UNTIL_LET_GO);
        StepOrder order = Orders.build("s1");
        IntStream.range(0, 5).forEach(_ -> host.perform(HOST, order));
        await(() -> !conductor.held().isEmpty());
        hypervisor.beSlow(Duration.ZERO);
        onlyOutcome();
        await(() -> conductor.held().isEmpty());
        assertEquals(1, conductor.begins.size());
        assertEquals(1, conductor.outcomes.size());
    }

    @Test
    void aNewerAttemptOfAQueuedOrderTakesItsPlace() {
        admitted();
        hypervisor.beSlow(UNTIL_LET_GO);
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        GuestOrder stop = new GuestOrder.PowerOff(new ServerId("s1"), 0);
        host.perform(HOST, new StepOrder(Orders.step("stop", "s1", 0, 1), stop));
        await(() -> conductor.held().size() == 2);
        host.perform(HOST, new StepOrder(Orders.step("stop", "s1", 0, 2), stop));
        hypervisor.beSlow(Duration.ZERO);
        await(() -> conductor.outcomes.size() == 2);
        assertEquals(2, conductor.outcomes.get(1).step().attempt());
        assertEquals(2, conductor.begins.size());
    }

    @Test
    void ordersOfOneServerRunOneAfterTheOther() {
        admitted();
        hypervisor.beSlow(UNTIL_LET_GO);
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        host.perform(HOST, Orders.order("destroy", new GuestOrder.Destroy(new ServerId("s1"))));
        hypervisor.beSlow(Duration.ZERO);
        await(() -> conductor.outcomes.size() == 2);
        assertEquals(done(PowerState.RUNNING), conductor.outcomes.get(0).outcome());
        assertEquals(done(PowerState.NOSTATE), conductor.outcomes.get(1).outcome());
        assertFalse(hypervisor.has(new ServerId("s1")));
    }

    @Test
    void buildsAreBoundedAndDeletesPassThem() {
        admitted();
        hypervisor.beSlow(UNTIL_LET_GO);
        IntStream.range(0, 4).forEach(i -> host.perform(HOST, Orders.build("s" + i)));
        host.perform(HOST, Orders.order("destroy", new GuestOrder.Destroy(new ServerId("other"))));
        assertEquals("other", onlyOutcome().step().server().value());
        await(() -> buildsBegun() == 2);
        hypervisor.beSlow(Duration.ZERO);
        await(() -> conductor.outcomes.size() == 5);
    }

    @Test
    void aCancelledBuildStopsAndLeavesNothing() {
        admitted();
        hypervisor.beSlow(Duration.ofSeconds(30));
        StepOrder order = Orders.build("s1");
        host.perform(HOST, order);
        await(() -> !conductor.begins.isEmpty());
        host.cancel(HOST, new CancelStep(order.step()));
        assertEquals(new StepOutcome.Cancelled(), onlyOutcome().outcome());
        assertFalse(hypervisor.has(new ServerId("s1")));
    }

    @Test
    void heldStepsAreInTheHeartbeatsUntilTheirReportIsAnswered() {
        admitted();
        hypervisor.beSlow(UNTIL_LET_GO);
        host.perform(HOST, Orders.build("s1"));
        await(() -> conductor.held().equals(List.of(Orders.build("s1").step())));
        hypervisor.beSlow(Duration.ZERO);
        onlyOutcome();
        await(() -> conductor.held().isEmpty());
    }

    @Test
    void aReportIsRepeatedUntilItIsAnswered() {
        admitted();
        hypervisor.beSlow(Duration.ofMillis(200));
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        conductor.failures.set(2);
        assertEquals(done(PowerState.RUNNING), onlyOutcome().outcome());
    }

    @Test
    void aConductorThatFailsAtFirstIsAskedAgainForHello() {
        conductor.failures.set(2);
        admitted();
        assertEquals(1, conductor.hellos.size());
    }

    @Test
    void silenceEndsTheProcessAndLeavesGuestsAlone() throws InterruptedException {
        serveConductor();
        await(daemon(new ComputeConfig(Duration.ofMillis(200), Duration.ZERO, Duration.ofHours(1), 2))::admitted);
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        conductor.silent = true;
        assertEquals(End.SILENCED, ends.take());
        host.perform(HOST, Orders.build("s2"));
        platform.pause(BEAT.multipliedBy(3));
        assertEquals(PowerState.RUNNING, hypervisor.power(new ServerId("s1")));
        assertFalse(hypervisor.has(new ServerId("s2")));
    }

    @Test
    void aHostThatWasReplacedEnds() throws InterruptedException {
        admitted();
        conductor.current = false;
        assertEquals(End.REPLACED, ends.take());
    }

    @Test
    void aRestartedHostGoesOnWithWhatItHadBegun() {
        ComputeDaemon first = admitted();
        hypervisor.beSlow(Duration.ofSeconds(30));
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        first.close();
        hypervisor.beSlow(Duration.ZERO);
        ComputeDaemon second = daemon();
        await(second::admitted);
        conductor.beginAnswer = new BeginAnswer(true, true);
        GuestOrder order = new GuestOrder.Build(Orders.guest("s1"));
        host.perform(HOST, new StepOrder(Orders.step("build-s1", "s1", 3, 2), order));
        await(() -> conductor.outcomes.stream().anyMatch(each -> each.step().attempt() == 2));
        assertEquals(12, conductor.outcomes.getLast().speaker().incarnation());
        assertEquals(PowerState.RUNNING, hypervisor.power(new ServerId("s1")));
    }

    @Test
    void helloTellsTheGuestsThatOutlivedTheRestart() {
        ComputeDaemon first = admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        first.close();
        await(daemon()::admitted);
        assertEquals(
                List.of(new GuestPower(new ServerId("s1"), PowerState.RUNNING)),
                conductor.hellos.getLast().guests());
    }

    @Test
    void leftoversAreDestroyedAndReportedOnce() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        conductor.leftovers = List.of(new ServerId("s1"));
        await(() -> conductor.cleared.contains(new ServerId("s1")));
        assertFalse(hypervisor.has(new ServerId("s1")));
        assertEquals(1, conductor.cleared.size());
    }

    @Test
    void aGuestThatEndsByItselfIsReported() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        hypervisor.endByItself(new ServerId("s1"));
        await(() -> conductor.powers.contains(new GuestPower(new ServerId("s1"), PowerState.SHUTDOWN)));
    }

    @Test
    void whatAStepReportedIsNotToldAgain() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        outcomeOf(new GuestOrder.Pause(new ServerId("s1")));
        platform.pause(PowerWatch.SETTLE.multipliedBy(2));
        assertEquals(List.of(), conductor.powers);
    }

    @Test
    void aGuestThatEndsWhileItsReportIsOnItsWayIsReportedAfterwards() {
        admitted();
        hypervisor.beSlow(Duration.ofMillis(300));
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        conductor.failures.set(2);
        await(() -> hypervisor.has(new ServerId("s1")));
        hypervisor.endByItself(new ServerId("s1"));
        onlyOutcome();
        await(() -> conductor.powers.contains(new GuestPower(new ServerId("s1"), PowerState.SHUTDOWN)));
    }

    @Test
    void allPowerStatesAreReportedNowAndThen() {
        serveConductor();
        await(daemon(new ComputeConfig(BEAT, Duration.ofMillis(100), Duration.ofHours(1), 2))::admitted);
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        await(() -> conductor.powers.contains(new GuestPower(new ServerId("s1"), PowerState.RUNNING)));
    }

    @Test
    void consoleOutputShowsTheServersNameAndAddress() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        String output = host.consoleOutput(HOST, new ConsoleQuestion(new ServerId("s1"), 100_000))
                .output();
        assertTrue(output.contains("web-s1") && output.contains("10.0.0.5"), output);
    }

    @Test
    void diagnosticsAreOfRunningGuests() {
        admitted();
        outcomeOf(new GuestOrder.Build(Orders.guest("s1")));
        DiagnosticsQuestion question = new DiagnosticsQuestion(new ServerId("s1"));
        assertEquals(1, host.diagnostics(HOST, question).guest().disks().size());
        outcomeOf(new GuestOrder.PowerOff(new ServerId("s1"), 0));
        NovaException refused = assertThrows(NovaException.class, () -> host.diagnostics(HOST, question));
        assertEquals("Cannot 'get_diagnostics' instance s1 while it is in power state shutdown", refused.getMessage());
    }

    @Test
    void uptimeIsTheHosts() {
        admitted();
        assertEquals("up 3 days", host.uptime(HOST, new UptimeQuestion("h1")).uptime());
    }

    @Test
    void drainingWaitsForWhatRuns() {
        ComputeDaemon daemon = admitted();
        hypervisor.beSlow(Duration.ofMillis(600));
        host.perform(HOST, Orders.build("s1"));
        await(() -> !conductor.begins.isEmpty());
        daemon.drain(LIMIT);
        assertEquals(1, conductor.outcomes.size());
    }
}

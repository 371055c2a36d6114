package nova.compute;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.StepRef;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.ComputeHost.HeartbeatHeard;
import nova.rpc.contract.HostReports;

/** A conductor that admits every hello with the next incarnation, wants every step, and notes all it hears. */
final class ScriptedConductor implements HostReports {
    final List<Hello> hellos = new CopyOnWriteArrayList<>();
    final List<InventoryReport> inventories = new CopyOnWriteArrayList<>();
    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<BeginStep> begins = new CopyOnWriteArrayList<>();
    final List<StepReport> outcomes = new CopyOnWriteArrayList<>();
    final List<GuestPower> powers = new CopyOnWriteArrayList<>();
    final List<ServerId> cleared = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<HelloAnswer> nextHellos = new ConcurrentLinkedQueue<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicLong incarnations = new AtomicLong(10);
    volatile BeginAnswer beginAnswer = new BeginAnswer(true, false);
    volatile boolean silent;
    volatile boolean current = true;
    volatile List<ServerId> leftovers = List.of();
    private final ComputeHost hosts;

    ScriptedConductor(ComputeHost hosts) {
        this.hosts = hosts;
    }

    @Override
    public HelloAnswer hello(Hello hello) {
        failWhenTold();
        hellos.add(hello);
        HelloAnswer scripted = nextHellos.poll();
        return scripted == null
                ? new HelloAnswer(Optional.of(incarnations.incrementAndGet()), true, 0, Optional.empty())
                : scripted;
    }

    @Override
    public Noted inventory(InventoryReport report) {
        failWhenTold();
        inventories.add(report);
        return new Noted(current);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
        if (!silent) {
            hosts.heard(
                    heartbeat.host(),
                    new HeartbeatHeard(heartbeat.speaker().incarnation(), heartbeat.beat(), current, leftovers));
        }
    }

    @Override
    public BeginAnswer begin(BeginStep question) {
        failWhenTold();
        begins.add(question);
        return beginAnswer;
    }

    @Override
    public Noted report(StepReport report) {
        failWhenTold();
        outcomes.add(report);
        return new Noted(current);
    }

    @Override
    public Noted powerStates(PowerReport report) {
        failWhenTold();
        powers.addAll(report.guests());
        return new Noted(current);
    }

    @Override
    public Noted cleared(LeftoversCleared report) {
        failWhenTold();
        cleared.addAll(report.servers());
        leftovers = List.of();
        return new Noted(current);
    }

    /** Steps of the newest heartbeat. */
    List<StepRef> held() {
        return heartbeats.isEmpty() ? List.of() : heartbeats.getLast().held();
    }

    private void failWhenTold() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "the database is away");
        }
    }
}

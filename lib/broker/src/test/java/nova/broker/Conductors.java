package nova.broker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nova.rpc.Sender;
import nova.rpc.contract.ComputeHost.HeartbeatHeard;
import nova.rpc.contract.HostReports;

/** A conductor that notes everything; hellos get incarnation 7. */
final class Conductors implements HostReports {
    final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<String> users = new LinkedBlockingQueue<>();

    @Override
    public HelloAnswer hello(Hello hello) {
        note(hello);
        return new HelloAnswer(Optional.of(7L), true, 0, Optional.empty());
    }

    @Override
    public Noted inventory(InventoryReport report) {
        return note(report);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        note(heartbeat);
    }

    @Override
    public BeginAnswer begin(BeginStep question) {
        note(question);
        return new BeginAnswer(true, false);
    }

    @Override
    public Noted report(StepReport report) {
        return note(report);
    }

    @Override
    public Noted powerStates(PowerReport report) {
        return note(report);
    }

    @Override
    public Noted cleared(LeftoversCleared report) {
        return note(report);
    }

    private Noted note(Object message) {
        heard.add(message);
        users.add(Sender.CURRENT.get().user());
        return new Noted(true);
    }

    static HeartbeatHeard answerTo(Heartbeat heartbeat) {
        return new HeartbeatHeard(heartbeat.speaker().incarnation(), heartbeat.beat(), true, List.of());
    }
}

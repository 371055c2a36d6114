package nova.conductor.host;

import java.util.Optional;
import nova.conductor.operation.OperationEngine;
import nova.db.Database;
import nova.db.operation.HoldStore;
import nova.db.operation.HostLifeStore;
import nova.model.operation.StepRef;
import nova.model.operation.StepState;
import nova.rpc.contract.HostReports;

/** What hosts say, each to who deals with it. */
public final class RecordReport implements HostReports {
    private final Database database;
    private final HostLifeStore hosts;
    private final HoldStore holds;
    private final OperationEngine engine;
    private final Desks desks;

    RecordReport(Database database, HostLifeStore hosts, HoldStore holds, OperationEngine engine, Desks desks) {
        this.database = database;
        this.hosts = hosts;
        this.holds = holds;
        this.engine = engine;
        this.desks = desks;
    }

    /** Who deals with what. */
    record Desks(Hellos hellos, Heartbeats heartbeats, Begins begins, PowerStates powers) {}

    @Override
    public HelloAnswer hello(Hello hello) {
        HelloAnswer answer = desks.hellos().hello(hello);
        answer.incarnation()
                .ifPresent(incarnation -> desks.powers().note(new Speaker(hello.host(), incarnation), hello.guests()));
        return answer;
    }

    @Override
    public Noted inventory(InventoryReport report) {
        return desks.hellos().inventory(report);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        desks.heartbeats().heard(heartbeat);
    }

    @Override
    public BeginAnswer begin(BeginStep question) {
        return desks.begins().begin(question);
    }

    /** A report of another incarnation or attempt is not wanted, and says so by being answered. */
    @Override
    public Noted report(StepReport report) {
        StepRef ref = report.step();
        engine.deliver(
                ref.operation(),
                ref.sequence(),
                step -> step.state() == StepState.RUNNING
                        && step.attempt() == ref.attempt()
                        && step.host().equals(Optional.of(report.speaker().host()))
                        && step.incarnation()
                                .equals(Optional.of(report.speaker().incarnation())),
                report.outcome());
        return noted(report.speaker());
    }

    @Override
    public Noted powerStates(PowerReport report) {
        return desks.powers().note(report.speaker(), report.guests());
    }

    @Override
    public Noted cleared(LeftoversCleared report) {
        return database.write("clear leftovers", tx -> {
            Noted noted = Currency.of(hosts.find(tx, report.speaker().host()), report.speaker());
            if (noted.current()) {
                holds.cleared(tx, report.speaker().host(), report.servers());
            }
            return noted;
        });
    }

    private Noted noted(Speaker speaker) {
        return Currency.of(database.read("find host", tx -> hosts.find(tx, speaker.host())), speaker);
    }
}

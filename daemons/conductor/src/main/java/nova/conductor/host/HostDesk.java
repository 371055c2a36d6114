package nova.conductor.host;

import nova.conductor.config.HostConfig;
import nova.conductor.operation.Engine;
import nova.conductor.operation.EngineStores;
import nova.conductor.operation.Running;
import nova.db.Database;
import nova.rpc.Rpc;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.HostReports;
import nova.runtime.port.Platform;

/** The side of a conductor that hosts talk to: reports, heartbeats, and the judgement who is silent. */
public final class HostDesk implements AutoCloseable {
    /** Reports handled at a time. */
    private static final int CONCURRENCY = 64;

    private final Platform platform;
    private final Rpc rpc;
    private final Heartbeats heartbeats;
    private final JudgeHosts judge;
    private final RecordReport reports;
    private final Running running = new Running();

    public HostDesk(Platform platform, Database database, Rpc rpc, Engine engine, HostConfig config) {
        EngineStores stores = engine.stores();
        this.platform = platform;
        this.rpc = rpc;
        this.heartbeats = new Heartbeats(
                database,
                stores.hosts(),
                stores.steps(),
                stores.holds(),
                new Heartbeats.Answers(engine.resends(), rpc.client(ComputeHost.class)));
        this.judge = new JudgeHosts(platform, database, stores.hosts(), config.serviceDownTime());
        Begins.Stores shared = new Begins.Stores(stores.hosts(), stores.steps(), stores.operations(), stores.servers());
        this.reports = new RecordReport(
                database,
                stores.hosts(),
                stores.holds(),
                engine.operations(),
                new RecordReport.Desks(
                        new Hellos(platform, database, stores.hosts(), config),
                        heartbeats,
                        new Begins(database, shared, engine.operations()),
                        new PowerStates(platform, database, shared, engine.operations())));
    }

    public void start() {
        running.add(platform.every("heartbeats", Heartbeats.PERIOD, heartbeats::flush));
        running.add(platform.every("judge hosts", JudgeHosts.PERIOD, judge::look));
        running.add(rpc.serve(HostReports.class, reports, Rpc.Serving.shared(CONCURRENCY)));
    }

    @Override
    public void close() {
        running.close();
    }
}

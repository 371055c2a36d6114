package nova.conductor.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nova.conductor.config.UsageAuditConfig;
import nova.conductor.fixture.ManualPlatform;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleHosts;
import nova.db.fixture.SampleServers;
import nova.db.operation.HostLifeStore;
import nova.db.server.ServerStore;
import nova.db.usage.TaskLogStore;
import nova.model.host.HostName;
import nova.model.usage.AuditPeriod;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;
import nova.model.usage.TaskLog.State;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigSources;
import org.junit.jupiter.api.Test;

/** The platform's clock stands at 2026-01-02T03:04:05; sample servers launched 0.1 s later. */
class AuditUsageTest {
    private static final Span DECEMBER =
            new Span(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    private static final Span JANUARY =
            new Span(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

    private final ManualPlatform platform = new ManualPlatform();
    private final TaskLogStore logs = new TaskLogStore();

    private AuditUsage audit(Database database, String period) {
        return new AuditUsage(platform, database, new UsageAuditConfig(true, new AuditPeriod(period)));
    }

    private List<TaskLog> logged(Database database, Span period) {
        return database.read("list", tx -> logs.list(tx, period, 100));
    }

    private static TaskLog done(String host, int servers) {
        return new TaskLog(
                new HostName(host),
                State.DONE,
                servers,
                0,
                "Instance usage audit ran for host " + host + ", " + servers + " instances in 0.000000 seconds.");
    }

    private static void insert(Database database, SampleServers... samples) {
        database.change(
                "insert", tx -> List.of(samples).forEach(sample -> new ServerStore().insert(tx, sample.server())));
    }

    @OnEachDatabase
    void hostIsAuditedOnceForTheServersThatRanOnItInThePeriod(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        insert(
                database,
                SampleServers.named("runs").activeOn("h1"),
                SampleServers.named("ended").activeOn("h1").deletedAt(Instant.parse("2026-01-20T00:00:00Z")),
                SampleServers.named("building"),
                SampleServers.named("elsewhere").activeOn("h3"));
        AuditUsage audit = audit(database, "month");
        audit.run();
        assertEquals(List.of(done("h1", 0), done("h2", 0)), logged(database, DECEMBER));
        platform.advance(Duration.ofDays(31));
        audit.run();
        assertEquals(List.of(done("h1", 2), done("h2", 0)), logged(database, JANUARY));
        insert(database, SampleServers.named("late").activeOn("h2"));
        audit.run();
        assertEquals(List.of(done("h1", 2), done("h2", 0)), logged(database, JANUARY), "no host is audited twice");
    }

    @OnEachDatabase
    void hourlyAuditsCountOnlyWhatRanWithinTheirHour(Database database) {
        SampleHosts.insert(database, "h1");
        insert(database, SampleServers.named("short").activeOn("h1").deletedAt(Instant.parse("2026-01-02T03:20:00Z")));
        AuditUsage audit = audit(database, "hour@30");
        platform.advance(Duration.ofMinutes(26));
        audit.run();
        platform.advance(Duration.ofHours(1));
        audit.run();
        Instant half = Instant.parse("2026-01-02T03:30:00Z");
        assertEquals(List.of(done("h1", 1)), logged(database, new Span(half.minusSeconds(3600), half)));
        assertEquals(List.of(done("h1", 0)), logged(database, new Span(half, half.plusSeconds(3600))));
    }

    @OnEachDatabase
    void hostThatIsDownIsAuditedWhenItIsBack(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        HostLifeStore hosts = new HostLifeStore();
        database.change(
                "judge",
                tx -> hosts.beaten(tx, 10).stream()
                        .filter(host -> host.host().value().equals("h1"))
                        .forEach(host -> hosts.judgeSilent(tx, host)));
        AuditUsage audit = audit(database, "month");
        audit.run();
        assertEquals(List.of(done("h2", 0)), logged(database, DECEMBER));
        database.change(
                "beat", tx -> hosts.beat(tx, hosts.find(tx, new HostName("h1")).orElseThrow(), 2));
        audit.run();
        assertEquals(List.of(done("h1", 0), done("h2", 0)), logged(database, DECEMBER));
    }

    @OnEachDatabase
    void auditThatRunsElsewhereIsLeftToIt(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        database.change("begin", tx -> {
            assertTrue(logs.begin(tx, DECEMBER, new HostName("h1"), "begun", Duration.ZERO));
            assertTrue(logs.begin(tx, DECEMBER, new HostName("h2"), "begun", Duration.ZERO));
        });
        audit(database, "month").run();
        assertEquals(
                List.of(State.RUNNING, State.RUNNING),
                logged(database, DECEMBER).stream().map(TaskLog::state).toList());
    }

    @Test
    void auditIsOffUnlessAskedForAndItsPeriodIsCheckedAtStart() {
        Config config = Config.load(ConfigSources.none(), List.of(UsageAuditConfig.GROUP));
        assertEquals(UsageAuditConfig.DEFAULTS, config.get(UsageAuditConfig.GROUP));
        ConfigSources sources = ConfigSources.none()
                .with("DEFAULT", "instance_usage_audit", "true")
                .with("DEFAULT", "instance_usage_audit_period", "day@6");
        assertEquals(
                new UsageAuditConfig(true, new AuditPeriod("day@6")),
                Config.load(sources, List.of(UsageAuditConfig.GROUP)).get(UsageAuditConfig.GROUP));
    }
}

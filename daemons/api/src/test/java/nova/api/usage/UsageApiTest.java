package nova.api.usage;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;
import nova.db.usage.TaskLogStore;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;

class UsageApiTest {
    /** Sample servers launch at this instant: 2026-01-02T03:04:05.123456. */
    private static final String WINDOW = "?start=2026-01-02T00:00:00&end=2026-01-02T06:00:00";

    private static Server insert(Database database, SampleServers sample) {
        database.change("insert", tx -> new ServerStore().insert(tx, sample.server()));
        return sample.server();
    }

    @OnEachDatabase(TestDatabases.H2)
    void hoursAreThoseWithinTheWindowToTheMicrosecond(Database database) {
        TestApi api = new TestApi(database);
        Server running = insert(database, SampleServers.named("a").of("p1").activeOn("h1"));
        insert(
                database,
                SampleServers.named("b")
                        .of("p1")
                        .activeOn("h1")
                        .deletedAt(Instant.parse("2026-01-02T04:04:05.123456Z")));
        insert(database, SampleServers.named("never launched").of("p1"));
        JsonNode sum = api.get("2.1", "/os-simple-tenant-usage" + WINDOW + "&detailed=0")
                .body()
                .at("/tenant_usages/0");
        double first = 10554.876544 / 3600.0;
        assertEquals(first + 1.0, sum.get("total_hours").asDouble(), 1e-12);
        assertEquals((first + 1.0) * 512, sum.get("total_memory_mb_usage").asDouble(), 1e-9);
        assertEquals("2026-01-02T00:00:00.000000", sum.get("start").asText());
        assertEquals("2026-01-02T06:00:00.000000", sum.get("stop").asText());
        assertFalse(sum.has("server_usages"));
        JsonNode detailed =
                api.get("2.1", "/os-simple-tenant-usage/p1" + WINDOW).body().get("tenant_usage");
        assertEquals(2, detailed.get("server_usages").size());
        for (JsonNode usage : detailed.get("server_usages")) {
            boolean isRunning =
                    usage.get("instance_id").asText().equals(running.id().value());
            assertEquals(isRunning ? "active" : "terminated", usage.get("state").asText());
            assertEquals(isRunning ? first : 1.0, usage.get("hours").asDouble(), 1e-12);
            assertEquals(isRunning, usage.get("ended_at").isNull());
            assertEquals("2026-01-02T03:04:05.123456", usage.get("started_at").asText());
        }
        assertEquals(
                json("{'tenant_usage': {}}"),
                api.get("2.1", "/os-simple-tenant-usage/other" + WINDOW).body());
    }

    @OnEachDatabase(TestDatabases.H2)
    void nothingIsUsedInTheFuture(Database database) {
        TestApi api = new TestApi(database);
        insert(database, SampleServers.named("a").of("p1").activeOn("h1"));
        JsonNode sum = api.get("2.1", "/os-simple-tenant-usage?start=2026-01-02T00:00:00&end=2999-01-01T00:00:00")
                .body()
                .at("/tenant_usages/0");
        assertTrue(sum.get("stop").asText().compareTo("2999") < 0, sum.toString());
        double until2999 = Duration.between(
                        Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2999-01-01T00:00:00Z"))
                .toHours();
        assertTrue(sum.get("total_hours").asDouble() < until2999 / 2, sum.toString());
    }

    @OnEachDatabase(TestDatabases.H2)
    void pageMayCutAProjectSince240(Database database) {
        TestApi api = new TestApi(database);
        insert(database, SampleServers.named("a").of("p1").activeOn("h1"));
        insert(database, SampleServers.named("b").of("p1").activeOn("h1"));
        insert(database, SampleServers.named("c").of("p2").activeOn("h1"));
        String path = "/os-simple-tenant-usage" + WINDOW + "&detailed=1&limit=2";
        JsonNode page = api.get("2.40", path).body();
        assertEquals(1, page.get("tenant_usages").size());
        String marker = page.at("/tenant_usages/0/server_usages/1/instance_id").asText();
        assertTrue(page.at("/tenant_usages_links/0/href")
                .asText()
                .endsWith("&start=2026-01-02T00%3A00%3A00&marker=" + marker));
        JsonNode rest = api.get("2.40", path + "&marker=" + marker).body();
        assertEquals("p2", rest.at("/tenant_usages/0/tenant_id").asText());
        assertFalse(rest.has("tenant_usages_links"));
        assertEquals(2, api.get("2.39", path).body().get("tenant_usages").size());
        assertEquals(
                "Marker x could not be found.",
                api.get("2.40", "/os-simple-tenant-usage" + WINDOW + "&marker=x")
                        .message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongWindowsAreRefused(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(200, api.get("2.1", "/os-simple-tenant-usage").status());
        assertEquals(
                "Invalid start time. The start time cannot occur after the end time.",
                api.get("2.1", "/os-simple-tenant-usage?start=2026-01-02T00:00:00&end=2026-01-01T00:00:00")
                        .message());
        assertEquals(
                "Invalid datetime string: Datetime is in invalid format",
                api.get("2.1", "/os-simple-tenant-usage?start=yesterday").message());
        assertEquals(200, api.get("2.74", "/os-simple-tenant-usage?paint=red").status());
        assertEquals(400, api.get("2.75", "/os-simple-tenant-usage?paint=red").status());
        assertEquals(
                403,
                api.as("member", "2.1", "GET", "/os-simple-tenant-usage", "").status());
        assertEquals(
                403,
                api.as("member", "2.1", "GET", "/os-simple-tenant-usage/other", "")
                        .status());
        assertEquals(
                200,
                api.as("reader", "2.1", "GET", "/os-simple-tenant-usage/" + TestApi.PROJECT, "")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void auditLogNamesTheHostsThatDidNotRun(Database database) {
        new Cloud(database).host("h1", 8192);
        TestApi api = new TestApi(database);
        ObjectNode log = (ObjectNode) api.get("2.1", "/os-instance_usage_audit_log/2026-03-31%2023:59:59.5")
                .body()
                .get("instance_usage_audit_log");
        assertEquals(
                json("{'period_beginning': '2026-02-01 00:00:00', 'period_ending': '2026-03-01 00:00:00',"
                        + "'num_hosts': 1, 'num_hosts_done': 0, 'num_hosts_running': 0, 'num_hosts_not_run': 1,"
                        + "'total_instances': 0, 'total_errors': 0, 'overall_status': '0 of 1 hosts done. 0 errors.',"
                        + "'hosts_not_run': ['h1'], 'log': {}}"),
                log);
        assertEquals(
                "Invalid timestamp for date today",
                api.get("2.1", "/os-instance_usage_audit_log/today").message());
        assertTrue(api.get("2.102", "/os-instance_usage_audit_log").body().has("instance_usage_audit_logs"));
        assertEquals(400, api.get("2.102", "/os-instance_usage_audit_log?x=y").status());
    }

    private static void audited(Database database, Span period, String host, int servers, int errors) {
        TaskLogStore logs = new TaskLogStore();
        TaskLog log = new TaskLog(new HostName(host), TaskLog.State.DONE, servers, errors, "ran for " + host);
        database.change("audit", tx -> {
            logs.begin(tx, period, log.host(), "started", Duration.ZERO);
            logs.end(tx, period, log);
        });
    }

    @OnEachDatabase(TestDatabases.H2)
    void auditLogSumsUpWhatHostsReported(Database database) {
        new Cloud(database).host("h1", 8192).host("h2", 8192).host("h3", 8192).host("h4", 8192);
        TestApi api = new TestApi(database);
        Span february = new Span(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        audited(database, february, "h2", 3, 1);
        audited(database, february, "h1", 4, 0);
        database.change(
                "begin", tx -> new TaskLogStore().begin(tx, february, new HostName("h3"), "started", Duration.ZERO));
        audited(database, new Span(february.end(), Instant.parse("2026-04-01T00:00:00Z")), "h1", 9, 0);
        assertEquals(
                json("{'period_beginning': '2026-02-01 00:00:00', 'period_ending': '2026-03-01 00:00:00',"
                        + "'num_hosts': 4, 'num_hosts_done': 2, 'num_hosts_running': 1, 'num_hosts_not_run': 1,"
                        + "'total_instances': 7, 'total_errors': 1, 'overall_status': '2 of 4 hosts done. 1 errors.',"
                        + "'hosts_not_run': ['h4'], 'log': {"
                        + "'h1': {'state': 'DONE', 'instances': 4, 'errors': 0, 'message': 'ran for h1'},"
                        + "'h2': {'state': 'DONE', 'instances': 3, 'errors': 1, 'message': 'ran for h2'},"
                        + "'h3': {'state': 'RUNNING', 'instances': 0, 'errors': 0, 'message': 'started'}}}"),
                api.get("2.1", "/os-instance_usage_audit_log/2026-03-01%2000:00:01")
                        .body()
                        .get("instance_usage_audit_log"));
        audited(database, february, "h3", 0, 0);
        audited(database, february, "h4", 1, 0);
        assertEquals(
                "ALL hosts done. 1 errors.",
                api.get("2.1", "/os-instance_usage_audit_log/2026-3-1%200:0:1.000001")
                        .body()
                        .at("/instance_usage_audit_log/overall_status")
                        .asText());
        JsonNode now = api.get("2.1", "/os-instance_usage_audit_log").body();
        assertTrue(now.at("/instance_usage_audit_logs/period_ending").asText().endsWith("-01 00:00:00"));
    }
}

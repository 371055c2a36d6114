package nova.api.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.migration.MigrationStore;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.migration.Migration;
import nova.model.migration.MigrationKind;
import nova.model.server.ServerId;

/** What is refused to a service, and what goes with it. */
class ServiceApiTest {
    private static final String DELETE_SERVERS =
            "Unable to delete compute service that is hosting instances. Migrate or delete the instances first.";
    private static final String END_MIGRATIONS = "Unable to delete compute service that has in-progress migrations. "
            + "Complete the migrations or delete the instances first.";

    private static String service(TestApi api, String host) {
        return "/os-services/"
                + api.get("2.53", "/os-services?binary=nova-compute&host=" + host)
                        .body()
                        .at("/services/0/id")
                        .asText();
    }

    private static void move(Database database, MigrationKind kind, String status, String from, String to) {
        Migration migration = new Migration(
                UUID.randomUUID().toString(),
                0,
                new Migration.Of(new ServerId("s1"), new ProjectId("p1"), new UserId("u1")),
                kind,
                status,
                new Migration.Side(Optional.of(from), Optional.of(from), Optional.empty()),
                new Migration.Side(Optional.of(to), Optional.of(to), Optional.empty()),
                Migration.Flavors.UNKNOWN,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
        database.change("insert migration", tx -> new MigrationStore().insert(tx, migration));
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostWithServersKeepsItsService(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192);
        database.change(
                "insert",
                tx -> new ServerStore()
                        .insert(tx, SampleServers.named("web").activeOn("h1").server()));
        TestApi api = new TestApi(database);
        assertEquals(409, api.delete("2.53", service(api, "h1")).status());
        assertEquals(DELETE_SERVERS, api.delete("2.53", service(api, "h1")).message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostsOfAMigrationUnderWayOrToBeConfirmedKeepTheirServices(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192).host("h2", "h2-id", 8192).host("h3", "h3-id", 8192);
        TestApi api = new TestApi(database);
        move(database, MigrationKind.RESIZE, "finished", "h1", "h2");
        move(database, MigrationKind.RESIZE, "confirmed", "h1", "h3");
        move(database, MigrationKind.LIVE_MIGRATION, "cancelled", "h3", "h1");
        for (String host : new String[] {"h1", "h2"}) {
            assertEquals(END_MIGRATIONS, api.delete("2.53", service(api, host)).message());
            assertEquals(409, api.delete("2.53", service(api, host)).status());
        }
        assertEquals(204, api.delete("2.53", service(api, "h3")).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void serviceLeavesAggregatesAndHypervisorsWithItsHost(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192).host("h2", "h2-id", 8192);
        TestApi api = new TestApi(database);
        String aggregate = "/os-aggregates/"
                + api.post("2.1", "/os-aggregates", "{'aggregate': {'name': 'a', 'availability_zone': 'east'}}")
                        .body()
                        .at("/aggregate/id")
                        .asText();
        api.post("2.1", aggregate + "/action", "{'add_host': {'host': 'h1'}}");
        api.post("2.1", aggregate + "/action", "{'add_host': {'host': 'h2'}}");
        String gone = service(api, "h1");
        assertEquals(204, api.delete("2.53", gone).status());
        JsonNode hosts = api.get("2.1", aggregate).body().at("/aggregate/hosts");
        assertEquals(1, hosts.size());
        assertEquals("h2", hosts.get(0).asText());
        JsonNode left = api.get("2.1", "/os-hypervisors").body().get("hypervisors");
        assertEquals(1, left.size());
        assertEquals(
                gone.replace("/os-services/", "Service ") + " could not be found.",
                api.put("2.53", gone, "{'status': 'enabled'}").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostIsNotForcedUpBeforeItSawItsEvacuations(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192).host("h2", "h2-id", 8192);
        TestApi api = new TestApi(database);
        move(database, MigrationKind.EVACUATION, "done", "h1", "h2");
        String refusal = "Unable to force up host h1 as `done` evacuation migration records remain associated with the"
                + " host. Ensure the compute service has been restarted, allowing these records to move to `completed`"
                + " before retrying this request.";
        String down = "{'host': 'h1', 'binary': 'nova-compute', 'forced_down': ";
        assertEquals(
                200, api.put("2.11", "/os-services/force-down", down + "true}").status());
        assertEquals(
                refusal,
                api.put("2.11", "/os-services/force-down", down + "false}").message());
        assertEquals(
                refusal,
                api.put("2.53", service(api, "h1"), "{'forced_down': 'off'}").message());
        assertEquals(
                200,
                api.put("2.53", service(api, "h1"), "{'status': 'disabled'}").status());
        assertEquals(
                200,
                api.put("2.53", service(api, "h2"), "{'forced_down': false}").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void reasonGoesWithDisabledAlone(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192);
        TestApi api = new TestApi(database);
        String service = service(api, "h1");
        assertEquals(
                "Specifying 'disabled_reason' with status 'enabled' is invalid.",
                api.put("2.53", service, "{'status': 'enabled', 'disabled_reason': 'x'}")
                        .message());
        assertEquals(
                "No updates were requested. Fields 'status' or 'forced_down' should be specified.",
                api.put("2.53", service, "{'disabled_reason': 'x'}").message());
        JsonNode disabled = api.put(
                        "2.53", service, "{'status': 'disabled', 'disabled_reason': 'disk', 'forced_down': true}")
                .body()
                .get("service");
        assertEquals("disk", disabled.get("disabled_reason").asText());
        assertTrue(disabled.get("forced_down").asBoolean());
        assertTrue(api.put("2.53", service, "{'status': 'disabled'}")
                .body()
                .at("/service/disabled_reason")
                .isNull());
    }

    @OnEachDatabase(TestDatabases.H2)
    void missingFieldsAreMissedBeforeTheServiceIs(Database database) {
        TestApi api = new TestApi(database);
        String scheduler = "{'host': 'h1', 'binary': 'nova-scheduler'}";
        assertEquals(
                "Missing disabled reason field",
                api.put("2.1", "/os-services/disable-log-reason", scheduler).message());
        assertEquals(
                "Missing forced_down field",
                api.put("2.11", "/os-services/force-down", scheduler).message());
        assertEquals(
                "Invalid input received: id must be an integer",
                api.delete("2.52", "/os-services/x").message());
        assertEquals(
                "Service 77 not found.", api.delete("2.52", "/os-services/77").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void settledMigrationsHoldNoService(Database database) {
        new Cloud(database).host("h1", "h1-id", 8192);
        TestApi api = new TestApi(database);
        for (String status : List.of("confirmed", "reverted", "error", "failed", "completed", "cancelled", "done")) {
            move(database, MigrationKind.MIGRATION, status, "h1", "h2");
        }
        assertEquals(204, api.delete("2.53", service(api, "h1")).status());
    }
}

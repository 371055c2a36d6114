package nova.api.migration;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.migration.MigrationStore;
import nova.db.server.ServerStore;
import nova.model.context.UserId;
import nova.model.migration.Migration;
import nova.model.migration.MigrationKind;
import nova.model.server.Server;

class MigrationApiTest {
    private static Server server(Database database) {
        Server server =
                SampleServers.named("web").of(TestApi.PROJECT).activeOn("h1").server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    private static String move(Database database, Server server, MigrationKind kind, String status) {
        String id = UUID.randomUUID().toString();
        Migration migration = new Migration(
                id,
                0,
                new Migration.Of(server.id(), server.identity().project(), new UserId("u1")),
                kind,
                status,
                new Migration.Side(Optional.of("h1"), Optional.of("h1.example"), Optional.empty()),
                new Migration.Side(Optional.of("h2"), Optional.of("h2.example"), Optional.of("10.0.0.2")),
                Migration.Flavors.UNKNOWN,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
        database.change("insert", tx -> new MigrationStore().insert(tx, migration));
        return id;
    }

    @OnEachDatabase(TestDatabases.H2)
    void migrationHasTheFieldsOfEachVersion(Database database) {
        TestApi api = new TestApi(database);
        Server server = server(database);
        String id = move(database, server, MigrationKind.LIVE_MIGRATION, "running");
        ObjectNode first = (ObjectNode) api.get("2.1", "/os-migrations").body().at("/migrations/0");
        long number = first.remove("id").asLong();
        first.remove("created_at");
        assertEquals(
                json("{'instance_uuid': '" + server.id() + "', 'status': 'running',"
                        + "'source_compute': 'h1', 'source_node': 'h1.example', 'dest_compute': 'h2',"
                        + "'dest_node': 'h2.example', 'dest_host': '10.0.0.2', 'old_instance_type_id': null,"
                        + "'new_instance_type_id': null, 'updated_at': null}"),
                first);
        JsonNode typed = api.get("2.23", "/os-migrations").body().at("/migrations/0");
        assertEquals("live-migration", typed.get("migration_type").asText());
        assertEquals(
                "http://nova/v2.1/servers/" + server.id() + "/migrations/" + number,
                typed.at("/links/0/href").asText());
        assertFalse(typed.has("uuid"));
        assertEquals(
                id,
                api.get("2.59", "/os-migrations")
                        .body()
                        .at("/migrations/0/uuid")
                        .asText());
        JsonNode owned = api.get("2.80", "/os-migrations").body().at("/migrations/0");
        assertEquals(TestApi.PROJECT, owned.get("project_id").asText());
        assertEquals("u1", owned.get("user_id").asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void pagesAreNewestFirstSince259AndLinked(Database database) {
        TestApi api = new TestApi(database);
        Server server = server(database);
        String old = move(database, server, MigrationKind.RESIZE, "finished");
        String young = move(database, server, MigrationKind.MIGRATION, "error");
        JsonNode page = api.get("2.59", "/os-migrations?limit=1").body();
        assertEquals(young, page.at("/migrations/0/uuid").asText());
        assertEquals(
                "http://nova/v2.1/os-migrations?limit=1&marker=" + young,
                page.at("/migrations_links/0/href").asText());
        assertEquals(
                old,
                api.get("2.59", "/os-migrations?limit=1&marker=" + young)
                        .body()
                        .at("/migrations/0/uuid")
                        .asText());
        assertEquals(
                "Marker x could not be found.",
                api.get("2.59", "/os-migrations?marker=x").message());
        JsonNode unsorted = api.get("2.1", "/os-migrations").body().get("migrations");
        assertTrue(unsorted.at("/0/id").asLong() < unsorted.at("/1/id").asLong());
    }

    @OnEachDatabase(TestDatabases.H2)
    void filtersHoldTogether(Database database) {
        TestApi api = new TestApi(database);
        Server server = server(database);
        move(database, server, MigrationKind.RESIZE, "finished");
        move(database, server, MigrationKind.MIGRATION, "error");
        assertEquals(1, count(api, "2.1", "?status=error"));
        assertEquals(1, count(api, "2.1", "?migration_type=resize"));
        assertEquals(2, count(api, "2.1", "?host=h2"));
        assertEquals(0, count(api, "2.1", "?source_compute=h2"));
        assertEquals(0, count(api, "2.1", "?instance_uuid=x"));
        assertEquals(0, count(api, "2.1", "?hidden=1"));
        assertEquals(2, count(api, "2.80", "?project_id=" + TestApi.PROJECT));
        assertEquals(0, count(api, "2.80", "?user_id=nobody"));
        assertEquals(0, count(api, "2.59", "?changes-since=2100-01-01T00:00:00Z"));
        assertEquals(400, api.get("2.59", "/os-migrations?paint=red").status());
        assertEquals(
                400,
                api.get("2.65", "/os-migrations?changes-before=2100-01-01T00:00:00Z")
                        .status());
        assertEquals(
                "The value of changes-since must be less than or equal to changes-before.",
                api.get("2.66", "/os-migrations?changes-since=2100-01-01T00:00:00Z&changes-before=2099-01-01T00:00:00Z")
                        .message());
    }

    private static int count(TestApi api, String version, String query) {
        return api.get(version, "/os-migrations" + query)
                .body()
                .get("migrations")
                .size();
    }

    @OnEachDatabase(TestDatabases.H2)
    void onlyLiveMigrationsUnderWayAreBelowTheirServer(Database database) {
        TestApi api = new TestApi(database);
        Server server = server(database);
        move(database, server, MigrationKind.LIVE_MIGRATION, "completed");
        move(database, server, MigrationKind.RESIZE, "finished");
        move(database, server, MigrationKind.LIVE_MIGRATION, "running");
        String path = "/servers/" + server.id() + "/migrations";
        JsonNode all = api.get("2.1", "/os-migrations").body().get("migrations");
        String completed = all.at("/0/id").asText();
        String resize = all.at("/1/id").asText();
        String running = all.at("/2/id").asText();
        assertEquals(404, api.get("2.22", path).status());
        JsonNode listed = api.get("2.23", path).body().get("migrations");
        assertEquals(1, listed.size());
        assertEquals(running, listed.at("/0/id").asText());
        assertTrue(listed.at("/0/memory_total_bytes").isNull());
        assertEquals(server.id().value(), listed.at("/0/server_uuid").asText());
        assertTrue(api.get("2.80", path + "/" + running).body().at("/migration").has("project_id"));
        assertEquals(
                "Live migration " + completed + " for server " + server.id() + " is not in progress.",
                api.get("2.23", path + "/" + completed).message());
        assertEquals(
                "Migration " + resize + " for server " + server.id() + " is not live-migration.",
                api.get("2.23", path + "/" + resize).message());
        assertEquals(
                "In-progress live migration x is not found for server " + server.id() + ".",
                api.get("2.23", path + "/x").message());
        assertEquals(403, api.as("member", "2.23", "GET", path, "").status());
    }
}

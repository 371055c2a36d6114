package nova.api.host;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;

class HostApiTest {
    private static TestApi cloud(Database database) {
        new Cloud(database).host("h1", 8192);
        return new TestApi(database);
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostsAreListedByServiceAndZoneUntil242(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                json("{'hosts': [{'host_name': 'h1', 'service': 'compute', 'zone': 'nova'}]}"),
                api.get("2.42", "/os-hosts?zone=nova").body());
        assertEquals(
                json("{'hosts': []}"), api.get("2.1", "/os-hosts?zone=moon").body());
        assertEquals(404, api.get("2.43", "/os-hosts").status());
        assertEquals(404, api.get("2.43", "/os-hosts/h1").status());
        assertEquals(403, api.as("member", "2.1", "GET", "/os-hosts", "").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostShowsWhatItHasAndWhatProjectsUse(Database database) {
        TestApi api = cloud(database);
        database.change(
                "insert",
                tx -> new ServerStore()
                        .insert(
                                tx,
                                SampleServers.named("a").of("p1").activeOn("h1").server()));
        assertEquals(
                json("{'host': ["
                        + "{'resource': {'host': 'h1', 'project': '(total)', 'cpu': 16, 'memory_mb': 8192, 'disk_gb': 100}},"
                        + "{'resource': {'host': 'h1', 'project': '(used_now)', 'cpu': 0, 'memory_mb': 512, 'disk_gb': 0}},"
                        + "{'resource': {'host': 'h1', 'project': '(used_max)', 'cpu': 1, 'memory_mb': 512, 'disk_gb': 1}},"
                        + "{'resource': {'host': 'h1', 'project': 'p1', 'cpu': 1, 'memory_mb': 512, 'disk_gb': 1}}]}"),
                api.get("2.1", "/os-hosts/h1").body());
        assertEquals(
                "Host 'x' is not mapped to any cell",
                api.get("2.1", "/os-hosts/x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void disabledHostTakesNoServersAndPowerIsNotOurs(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                json("{'host': 'h1', 'status': 'disabled'}"),
                api.put("2.1", "/os-hosts/h1", "{'status': 'Disable'}").body());
        assertEquals(
                "disabled",
                api.get("2.1", "/os-services").body().at("/services/0/status").asText());
        assertEquals(json("{'hosts': []}"), api.get("2.1", "/os-hosts").body());
        assertEquals(
                501,
                api.put("2.1", "/os-hosts/h1", "{'maintenance_mode': 'enable'}").status());
        assertEquals(json("{'host': 'x'}"), api.put("2.1", "/os-hosts/x", "{}").body());
        assertEquals(403, api.as("member", "2.1", "PUT", "/os-hosts/h1", "{}").status());
        assertEquals(400, api.put("2.1", "/os-hosts/h1", "{'status': 'paint'}").status());
        assertEquals(404, api.put("2.1", "/os-hosts/x", "{'status': 'enable'}").status());
        for (String verb : new String[] {"reboot", "shutdown", "startup"}) {
            assertEquals(
                    "The requested functionality is not supported.",
                    api.get("2.1", "/os-hosts/h1/" + verb).message());
            assertEquals(404, api.get("2.1", "/os-hosts/x/" + verb).status());
            assertEquals(
                    403,
                    api.as("member", "2.1", "GET", "/os-hosts/h1/" + verb, "").status());
        }
    }
}

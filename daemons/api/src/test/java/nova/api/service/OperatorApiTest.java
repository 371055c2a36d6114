package nova.api.service;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.host.ServiceStore;
import nova.db.schedule.Cloud;
import nova.model.host.HostName;

/** Services, hypervisors, zones and aggregates of a cloud with one host and one scheduler. */
class OperatorApiTest {
    private static final String SCHEDULER = "11111111-2222-3333-4444-555555555555";

    private static TestApi cloud(Database database) {
        new Cloud(database).host("h1", 8192);
        database.change(
                "scheduler runs",
                tx -> new ServiceStore(Duration.ofMinutes(1))
                        .seen(tx, SCHEDULER, "nova-scheduler", new HostName("c1"), 1));
        return new TestApi(database);
    }

    private static JsonNode without(JsonNode node, String... fields) {
        for (String field : fields) {
            ((ObjectNode) node).remove(field);
        }
        return node;
    }

    @OnEachDatabase(TestDatabases.H2)
    void servicesHaveTheFieldsOfEachVersion(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                json("{'binary': 'nova-compute', 'host': 'h1', 'zone': 'nova', 'status': 'enabled', 'state': 'up',"
                        + "'disabled_reason': null}"),
                without(
                        api.get("2.1", "/os-services?binary=nova-compute")
                                .body()
                                .at("/services/0"),
                        "id",
                        "updated_at"));
        JsonNode scheduler = api.get("2.53", "/os-services?host=c1").body().at("/services/0");
        assertEquals(
                json("{'binary': 'nova-scheduler', 'host': 'c1', 'zone': 'internal', 'status': 'enabled',"
                        + "'state': 'up', 'disabled_reason': null, 'forced_down': false, 'id': '" + SCHEDULER + "'}"),
                without(scheduler, "updated_at"));
        assertEquals(403, api.as("member", "2.53", "GET", "/os-services", "").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void servicesAreSetByWordUntil252(Database database) {
        TestApi api = cloud(database);
        String named = "{'host': 'h1', 'binary': 'nova-compute'}";
        assertEquals(
                json("{'service': {'host': 'h1', 'binary': 'nova-compute', 'status': 'disabled',"
                        + "'disabled_reason': 'broken'}}"),
                api.put(
                                "2.1",
                                "/os-services/disable-log-reason",
                                "{'host': 'h1', 'binary': 'nova-compute', 'disabled_reason': 'broken'}")
                        .body());
        assertEquals(
                json("{'service': {'host': 'h1', 'binary': 'nova-compute', 'status': 'enabled'}}"),
                api.put("2.1", "/os-services/enable", named).body());
        assertEquals(404, api.put("2.10", "/os-services/force-down", named).status());
        assertEquals(
                json("{'service': {'host': 'h1', 'binary': 'nova-compute', 'forced_down': true}}"),
                api.put(
                                "2.11",
                                "/os-services/force-down",
                                "{'host': 'h1', 'binary': 'nova-compute', 'forced_down': true}")
                        .body());
        assertEquals(
                "Host 'x' is not mapped to any cell",
                api.put("2.1", "/os-services/enable", named.replace("h1", "x")).message());
        assertEquals(404, api.put("2.1", "/os-services/paint", named).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void onlyComputeServicesAreSetAndWrongIdsSaidToBeSo(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                "Updating a nova-scheduler service is not supported. Only nova-compute services can be updated.",
                api.put("2.53", "/os-services/" + SCHEDULER, "{'status': 'disabled'}")
                        .message());
        assertEquals(
                "Invalid uuid x",
                api.put("2.53", "/os-services/x", "{'status': 'disabled'}").message());
        assertEquals("Invalid uuid x", api.delete("2.53", "/os-services/x").message());
        assertEquals(
                400,
                api.put("2.53", "/os-services/" + SCHEDULER, "{'status': 'sleepy'}")
                        .status());
        assertEquals(204, api.delete("2.53", "/os-services/" + SCHEDULER).status());
        assertEquals(
                "Service " + SCHEDULER + " not found.",
                api.delete("2.53", "/os-services/" + SCHEDULER).message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hypervisorsHaveTheFieldsOfEachVersion(Database database) {
        TestApi api = cloud(database);
        JsonNode old = api.get("2.27", "/os-hypervisors/detail").body().at("/hypervisors/0");
        assertTrue(old.get("cpu_info").isTextual());
        assertTrue(old.get("id").isIntegralNumber());
        assertEquals(8192, old.get("memory_mb").asInt());
        assertEquals(512, old.get("memory_mb_used").asInt());
        assertEquals(7680, old.get("free_ram_mb").asInt());
        assertTrue(api.get("2.28", "/os-hypervisors/detail")
                .body()
                .at("/hypervisors/0/cpu_info")
                .isObject());
        assertEquals(
                "h1",
                api.get("2.53", "/os-hypervisors")
                        .body()
                        .at("/hypervisors/0/id")
                        .asText());
        JsonNode now = api.get("2.88", "/os-hypervisors/detail").body().at("/hypervisors/0");
        assertFalse(now.has("vcpus") || now.has("cpu_info"));
        assertTrue(now.has("uptime"));
        assertEquals(
                json("{'hypervisor_statistics': {'count': 1, 'vcpus': 16, 'memory_mb': 8192, 'local_gb': 100,"
                        + "'vcpus_used': 0, 'memory_mb_used': 512, 'local_gb_used': 0, 'free_ram_mb': 7680,"
                        + "'free_disk_gb': 100, 'current_workload': 0, 'running_vms': 0,"
                        + "'disk_available_least': 100}}"),
                api.get("2.87", "/os-hypervisors/statistics").body());
        assertEquals(404, api.get("2.88", "/os-hypervisors/statistics").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hypervisorsAreSearchedByPathThenByQuery(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                1,
                api.get("2.52", "/os-hypervisors/h1/search")
                        .body()
                        .get("hypervisors")
                        .size());
        assertEquals(404, api.get("2.53", "/os-hypervisors/h1/search").status());
        assertEquals(
                "No hypervisor matching 'zz' could be found.",
                api.get("2.53", "/os-hypervisors?hypervisor_hostname_pattern=zz")
                        .message());
        JsonNode found = api.get("2.75", "/os-hypervisors?hypervisor_hostname_pattern=h1&with_servers=true")
                .body()
                .at("/hypervisors/0");
        assertTrue(found.get("servers").isEmpty());
        assertFalse(api.get("2.53", "/os-hypervisors?with_servers=true")
                .body()
                .at("/hypervisors/0")
                .has("servers"));
        assertEquals(
                400,
                api.get("2.53", "/os-hypervisors?hypervisor_hostname_pattern=h&limit=1")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void zonesComeFromAggregates(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                json("{'availabilityZoneInfo': [{'zoneName': 'nova', 'zoneState': {'available': true},"
                        + "'hosts': null}]}"),
                api.get("2.1", "/os-availability-zone").body());
        JsonNode made = api.post("2.41", "/os-aggregates", "{'aggregate': {'name': 'a', 'availability_zone': 'east'}}")
                .body()
                .get("aggregate");
        assertTrue(made.has("uuid") && !made.has("hosts"));
        String path = "/os-aggregates/" + made.get("id").asText();
        JsonNode full = api.post("2.1", path + "/action", "{'add_host': {'host': 'h1'}}")
                .body()
                .get("aggregate");
        assertEquals(json("['h1']"), full.get("hosts"));
        assertEquals(json("{'availability_zone': 'east'}"), full.get("metadata"));
        assertEquals(
                "east",
                api.get("2.1", "/os-availability-zone")
                        .body()
                        .at("/availabilityZoneInfo/0/zoneName")
                        .asText());
        JsonNode zones = api.get("2.1", "/os-availability-zone/detail").body().get("availabilityZoneInfo");
        assertTrue(zones.get(0).at("/hosts/h1/nova-compute/available").asBoolean());
        assertEquals("internal", zones.get(1).get("zoneName").asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostIsNeverInTwoZones(Database database) {
        TestApi api = cloud(database);
        String first = aggregate(api, "a", "east");
        String second = aggregate(api, "b", "west");
        assertEquals(
                200,
                api.post("2.1", first + "/action", "{'add_host': {'host': 'h1'}}")
                        .status());
        assertEquals(
                409,
                api.post("2.1", first + "/action", "{'add_host': {'host': 'h1'}}")
                        .status());
        assertEquals(
                409,
                api.post("2.1", second + "/action", "{'add_host': {'host': 'h1'}}")
                        .status());
        assertEquals(
                404,
                api.post("2.1", second + "/action", "{'add_host': {'host': 'nope'}}")
                        .status());
        assertEquals(400, api.delete("2.1", first).status());
        assertEquals(
                200,
                api.post("2.1", first + "/action", "{'remove_host': {'host': 'h1'}}")
                        .status());
        assertEquals(
                404,
                api.post("2.1", first + "/action", "{'remove_host': {'host': 'h1'}}")
                        .status());
        assertEquals(200, api.delete("2.1", first).status());
        assertEquals(
                "Aggregate b already exists.",
                api.post("2.1", "/os-aggregates", "{'aggregate': {'name': 'b'}}")
                        .message());
    }

    private static String aggregate(TestApi api, String name, String zone) {
        String body = "{'aggregate': {'name': '" + name + "', 'availability_zone': '" + zone + "'}}";
        return "/os-aggregates/"
                + api.post("2.1", "/os-aggregates", body)
                        .body()
                        .at("/aggregate/id")
                        .asText();
    }

    @OnEachDatabase(TestDatabases.H2)
    void metadataIsMergedAndNullRemoves(Database database) {
        TestApi api = cloud(database);
        String path = aggregate(api, "a", "east");
        api.post("2.1", path + "/action", "{'set_metadata': {'metadata': {'ssd': 'true', 'x': 'y'}}}");
        assertEquals(
                json("{'availability_zone': 'east', 'ssd': 'true'}"),
                api.post("2.1", path + "/action", "{'set_metadata': {'metadata': {'x': null}}}")
                        .body()
                        .at("/aggregate/metadata"));
    }
}

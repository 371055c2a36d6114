package nova.api.signal;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerPasswordStore;
import nova.db.server.ServerStore;
import nova.db.signal.ExternalEventStore;
import nova.http.json.Json;
import nova.model.network.Vif;
import nova.model.server.Server;

class ExternalEventApiTest {
    private static final String PATH = "/os-server-external-events";
    private static final String UNKNOWN = "11111111-2222-3333-4444-555555555555";

    private static Server insert(Database database, SampleServers sample) {
        database.change("insert", tx -> new ServerStore().insert(tx, sample.server()));
        return sample.server();
    }

    private static String event(String name, Object server, String rest) {
        return "{'name': '" + name + "', 'server_uuid': '" + server + "'" + rest + "}";
    }

    private static Answer tell(TestApi api, String version, String... events) {
        return api.post(version, PATH, "{'events': [" + String.join(",", events) + "]}");
    }

    @OnEachDatabase(TestDatabases.H2)
    void eventsAreJudgedOneByOneAndAcceptedOnesRecorded(Database database) {
        TestApi api = new TestApi(database);
        Server placed = insert(database, SampleServers.named("a").activeOn("h1"));
        Server homeless = insert(database, SampleServers.named("b"));
        Answer good = tell(api, "2.1", event("network-vif-plugged", placed.id(), ", 'tag': 'port1'"));
        assertEquals(200, good.status());
        assertEquals(
                json("{'events': [{'name': 'network-vif-plugged', 'server_uuid': '" + placed.id()
                        + "', 'tag': 'port1', 'status': 'completed', 'code': 200}]}"),
                good.body());
        Answer mixed = tell(
                api,
                "2.51",
                event("network-changed", placed.id(), ", 'status': 'failed'"),
                event("network-changed", homeless.id(), ""),
                event("network-changed", UNKNOWN, ""),
                event("volume-extended", placed.id(), ""));
        assertEquals(207, mixed.status());
        assertEquals(200, mixed.body().at("/events/0/code").asInt());
        assertEquals(422, mixed.body().at("/events/1/code").asInt());
        assertEquals(404, mixed.body().at("/events/2/code").asInt());
        assertEquals(400, mixed.body().at("/events/3/code").asInt());
        assertEquals("failed", mixed.body().at("/events/3/status").asText());
        var recorded = database.read("events", tx -> new ExternalEventStore().of(tx, placed.id(), 10));
        assertEquals(2, recorded.size());
        assertEquals("failed", recorded.getFirst().status());
        assertEquals("port1", recorded.getLast().tag().orElseThrow());
    }

    @OnEachDatabase(TestDatabases.H2)
    void eventsOfDeletedServersAreTakenAndForgotten(Database database) {
        TestApi api = new TestApi(database);
        Server gone = insert(database, SampleServers.named("a").activeOn("h1").deleted());
        Answer answer = tell(api, "2.76", event("power-update", gone.id(), ", 'tag': 'POWER_OFF'"));
        assertEquals(200, answer.status());
        assertEquals(200, answer.body().at("/events/0/code").asInt());
        assertEquals(List.of(), database.read("events", tx -> new ExternalEventStore().of(tx, gone.id(), 10)));
        assertEquals(
                0,
                api.get("2.21", "/servers/" + gone.id() + "/os-instance-actions")
                        .body()
                        .path("instanceActions")
                        .size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void floatingAddressesAreShownAfterAllFixedOnes(Database database) {
        TestApi api = new TestApi(database);
        SampleServers sample =
                SampleServers.named("a").of(TestApi.PROJECT).activeOn("h1").withAddress("10.0.0.5");
        Vif vif = sample.server().vifs().getFirst();
        Vif led = vif.having(List.of(vif.fixedIps().getFirst().ledToBy(List.of("203.0.113.9"))));
        Vif second =
                SampleServers.named("b").withAddress("10.0.0.6").server().vifs().getFirst();
        Server server = insert(database, sample.withInterfaces(led, second));
        String path = "/servers/" + server.id();
        assertEquals(
                json("[{'version': 4, 'addr': '10.0.0.5'}, {'version': 4, 'addr': '10.0.0.6'},"
                        + " {'version': 4, 'addr': '203.0.113.9'}]"),
                api.get("2.1", path + "/ips").body().at("/addresses/private"));
        assertEquals(
                json("{'version': 4, 'addr': '203.0.113.9', 'OS-EXT-IPS:type': 'floating',"
                        + " 'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:00:00:01'}"),
                api.get("2.1", path).body().at("/server/addresses/private/2"));
    }

    @OnEachDatabase(TestDatabases.H2)
    void powerButtonsAndExtendedVolumesAreActions(Database database) {
        TestApi api = new TestApi(database);
        Server server =
                insert(database, SampleServers.named("a").of(TestApi.PROJECT).activeOn("h1"));
        tell(api, "2.76", event("power-update", server.id(), ", 'tag': 'POWER_OFF'"));
        tell(api, "2.76", event("power-update", server.id(), ", 'tag': 'POWER_ON'"));
        tell(api, "2.76", event("power-update", server.id(), ", 'tag': 'POWER_MAYBE'"));
        tell(api, "2.76", event("volume-extended", server.id(), ", 'tag': 'volume1'"));
        var listed = api.get("2.84", "/servers/" + server.id() + "/os-instance-actions")
                .body()
                .at("/instanceActions");
        assertEquals(3, listed.size());
        assertEquals(
                json("[['extend_volume', 'compute_extend_volume', 'Success', null, null],"
                        + "['start', 'compute_power_update', 'Success', null, null],"
                        + "['stop', 'compute_power_update', 'Error', 'NotImplementedError', 'Error']]"),
                brief(api, server, listed));
    }

    private static ArrayNode brief(TestApi api, Server server, JsonNode listed) {
        ArrayNode brief = Json.array();
        for (JsonNode action : listed) {
            String request = action.path("request_id").asText();
            JsonNode event = api.get("2.84", "/servers/" + server.id() + "/os-instance-actions/" + request)
                    .body()
                    .at("/instanceAction/events/0");
            assertEquals("h1", event.path("host").asText());
            brief.addArray()
                    .add(action.path("action"))
                    .add(event.path("event"))
                    .add(event.path("result"))
                    .add(event.path("details"))
                    .add(action.path("message"));
        }
        return brief;
    }

    @OnEachDatabase(TestDatabases.H2)
    void namesComeWithTheirVersions(Database database) {
        TestApi api = new TestApi(database);
        Server server = insert(database, SampleServers.named("a").activeOn("h1"));
        String[][] firsts = {
            {"volume-extended", "2.50", "2.51"},
            {"power-update", "2.75", "2.76"},
            {"accelerator-request-bound", "2.81", "2.82"},
            {"volume-reimaged", "2.92", "2.93"},
        };
        for (String[] first : firsts) {
            String event = event(first[0], server.id(), ", 'tag': 'POWER_ON'");
            assertEquals(400, tell(api, first[1], event).status(), first[0]);
            assertEquals(200, tell(api, first[2], event).status(), first[0]);
        }
        assertEquals(
                "Invalid input for field/attribute name. Value: paint. 'paint' is not one of ['network-changed', "
                        + "'network-vif-plugged', 'network-vif-unplugged', 'network-vif-deleted']",
                tell(api, "2.1", event("paint", server.id(), "")).message());
        assertEquals(400, tell(api, "2.1").status());
        String events = "{'events': [" + event("network-changed", server.id(), "") + "]}";
        assertEquals(403, api.as("member", "2.1", "POST", PATH, events).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void postedPasswordIsShownUntilItIsCleared(Database database) {
        TestApi api = new TestApi(database);
        Server server =
                insert(database, SampleServers.named("a").of(TestApi.PROJECT).activeOn("h1"));
        String path = "/servers/" + server.id() + "/os-server-password";
        assertEquals(json("{'password': ''}"), api.get("2.1", path).body());
        database.change("post", tx -> new ServerPasswordStore().insert(tx, server.id(), "c2VjcmV0"));
        assertEquals(
                json("{'password': 'c2VjcmV0'}"),
                api.as("reader", "2.1", "GET", path, "").body());
        assertEquals(403, api.as("reader", "2.1", "DELETE", path, "").status());
        assertEquals(204, api.as("member", "2.1", "DELETE", path, "").status());
        assertEquals(json("{'password': ''}"), api.get("2.1", path).body());
        assertEquals(
                404,
                api.get("2.1", "/servers/" + UNKNOWN + "/os-server-password").status());
    }
}

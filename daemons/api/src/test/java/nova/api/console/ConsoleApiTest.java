package nova.api.console;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nova.api.fixture.AnsweringHost;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.model.console.ConsoleType;
import nova.model.host.HostName;
import nova.model.server.Server;
import org.junit.jupiter.api.Test;

class ConsoleApiTest {
    private static Server server(Database database) {
        Server server =
                SampleServers.named("a").of(TestApi.PROJECT).activeOn("h1").server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        api.serve(new HostName("h1"), new AnsweringHost());
        return api;
    }

    private static Answer open(TestApi api, Server server, String version, String protocol, String type) {
        return api.post(
                version,
                "/servers/" + server.id() + "/remote-consoles",
                "{'remote_console': {'protocol': '" + protocol + "', 'type': '" + type + "'}}");
    }

    @OnEachDatabase(TestDatabases.H2)
    void tokenOfAConsoleLeadsToItsAddress(Database database) {
        TestApi api = cloud(database);
        Server server = server(database);
        Answer opened = open(api, server, "2.6", "vnc", "novnc");
        assertEquals(200, opened.status());
        String url = opened.body().at("/remote_console/url").asText();
        assertTrue(url.startsWith("http://127.0.0.1:6080/vnc_auto.html?path=%3Ftoken%3D"), url);
        String token = url.substring(url.indexOf("%3D") + 3);
        String path = "/os-console-auth-tokens/" + token;
        assertEquals(
                json("{'console': {'instance_uuid': '" + server.id() + "', 'host': '10.0.0.1', 'port': 5900,"
                        + "'internal_access_path': null}}"),
                api.get("2.31", path).body());
        assertEquals(400, api.get("2.30", path).status());
        assertEquals(400, api.get("2.99", path + "?x=y").status());
        assertEquals(403, api.as("member", "2.31", "GET", path, "").status());
        assertEquals(
                "Token not found", api.get("2.31", "/os-console-auth-tokens/x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void consolesTheHostDoesNotServeAreRefusedAsByNova(Database database) {
        TestApi api = cloud(database);
        Server server = server(database);
        assertEquals(
                "Unavailable console type spice-html5.",
                open(api, server, "2.6", "spice", "spice-html5").message());
        assertEquals(
                "Unavailable console type novnc.",
                open(api, server, "2.6", "spice", "novnc").message());
        assertEquals(
                "Unavailable console type rdp-html5.",
                open(api, server, "2.6", "rdp", "rdp-html5").message());
        assertEquals(
                "Invalid console type serial",
                open(api, server, "2.6", "vnc", "serial").message());
        assertEquals(400, open(api, server, "2.7", "mks", "webmks").status());
        assertEquals(
                "Unavailable console type webmks.",
                open(api, server, "2.8", "mks", "webmks").message());
        assertTrue(
                open(api, server, "2.98", "spice", "spice-direct").message().contains("'spice-direct' is not one of"));
        assertEquals(
                "Unavailable console type spice-direct.",
                open(api, server, "2.99", "spice", "spice-direct").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void actionsServeUntil25AndTheResourceSince(Database database) {
        TestApi api = cloud(database);
        Server server = server(database);
        String action = "/servers/" + server.id() + "/action";
        String vnc = "{'os-getVNCConsole': {'type': 'novnc'}}";
        Answer old = api.post("2.5", action, vnc);
        assertEquals("novnc", old.body().at("/console/type").asText());
        assertTrue(old.body().at("/console/url").asText().contains("token"));
        assertEquals(404, api.post("2.6", action, vnc).status());
        assertEquals(404, open(api, server, "2.5", "vnc", "novnc").status());
        assertEquals(
                "Invalid console type xvpvnc",
                api.post("2.1", action, "{'os-getVNCConsole': {'type': 'xvpvnc'}}")
                        .message());
        assertEquals(
                400,
                api.post("2.1", action, "{'os-getRDPConsole': {'type': 'rdp-html5'}}")
                        .status());
        assertEquals(
                "Unavailable console type serial.",
                api.post("2.1", action, "{'os-getSerialConsole': {'type': 'serial'}}")
                        .message());
        assertEquals(403, api.as("reader", "2.1", "POST", action, vnc).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void serverWithoutAHostHasNoConsole(Database database) {
        TestApi api = cloud(database);
        Server server = SampleServers.named("b").of(TestApi.PROJECT).server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        Answer refused = open(api, server, "2.6", "vnc", "novnc");
        assertEquals(409, refused.status());
        assertEquals("Instance " + server.id() + " is not ready", refused.message());
    }

    @Test
    void tokenStandsWhereThePageReadsIt() {
        assertEquals(
                "http://p/vnc.html?a=b&path=x%3Ftoken%3Dt",
                OpenConsole.url("http://p/vnc.html?a=b&path=x", ConsoleType.NOVNC, "t"));
        assertEquals("ws://p/?token=t", OpenConsole.url("ws://p/", ConsoleType.SERIAL, "t"));
    }
}

package nova.api.floating;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.model.server.Server;

class FloatingIpProxyTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    private static String floating(String port) {
        return "{'id': '" + ID + "', 'floating_ip_address': '203.0.113.5', 'floating_network_id': 'n1',"
                + "'fixed_ip_address': " + (port.isEmpty() ? "null" : "'10.0.0.5'") + ", 'port_id': "
                + (port.isEmpty() ? "null" : "'" + port + "'") + "}";
    }

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        api.networkService()
                .answers(
                        "GET /v2.0/networks?router:external=true",
                        200,
                        "{'networks': [{'id': 'n1', 'name': 'public'}]}")
                .answers("GET /v2.0/networks/n1", 200, "{'network': {'id': 'n1', 'name': 'public'}}");
        return api;
    }

    private static Server server(Database database) {
        Server server = SampleServers.named("web")
                .of(TestApi.PROJECT)
                .activeOn("h1")
                .withAddress("10.0.0.5")
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    @OnEachDatabase(TestDatabases.H2)
    void addressesAreListedWithPoolAndServer(Database database) {
        TestApi api = cloud(database);
        api.networkService()
                .answers(
                        "GET /v2.0/floatingips?tenant_id=" + TestApi.PROJECT,
                        200,
                        "{'floatingips': [" + floating("p1") + "]}")
                .answers(
                        "GET /v2.0/ports?tenant_id=" + TestApi.PROJECT,
                        200,
                        "{'ports': [{'id': 'p1', 'device_id': 's1'}]}")
                .answers("GET /v2.0/ports/p1", 200, "{'port': {'id': 'p1', 'device_id': 's1'}}")
                .answers("GET /v2.0/floatingips/" + ID, 200, "{'floatingip': " + floating("p1") + "}");
        String view = "{'id': '" + ID + "', 'ip': '203.0.113.5', 'fixed_ip': '10.0.0.5', 'instance_id': 's1',"
                + "'pool': 'public'}";
        assertEquals(
                json("{'floating_ips': [" + view + "]}"),
                api.get("2.35", "/os-floating-ips").body());
        assertEquals(
                json("{'floating_ip': " + view + "}"),
                api.get("2.1", "/os-floating-ips/" + ID).body());
        assertEquals(
                "Floating IP not found for ID x",
                api.get("2.1", "/os-floating-ips/x").message());
        assertEquals(
                json("{'floating_ip_pools': [{'name': 'public'}]}"),
                api.get("2.1", "/os-floating-ip-pools").body());
        assertEquals(404, api.get("2.36", "/os-floating-ips").status());
        assertEquals(404, api.get("2.36", "/os-floating-ip-pools").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void addressComesFromTheNamedPoolOrTheDefaultOne(Database database) {
        TestApi api = cloud(database);
        String network = "{'networks': [{'id': 'n1', 'name': 'public'}]}";
        api.networkService()
                .answers("GET /v2.0/networks?router:external=true&name=public", 200, network)
                .answers("GET /v2.0/networks?router:external=true&name=nova", 200, network)
                .answers("GET /v2.0/networks?router:external=true&name=moon", 200, "{'networks': []}")
                .answers("POST /v2.0/floatingips", 201, "{'floatingip': " + floating("") + "}");
        String made = "{'floating_ip': {'id': '" + ID + "', 'ip': '203.0.113.5', 'fixed_ip': null,"
                + "'instance_id': null, 'pool': 'public'}}";
        assertEquals(
                json(made),
                api.post("2.1", "/os-floating-ips", "{'pool': 'public'}").body());
        assertEquals(json(made), api.post("2.1", "/os-floating-ips", "").body());
        assertEquals(
                json("{'floatingip': {'floating_network_id': 'n1'}}"),
                api.networkService().changes().getFirst().body());
        assertEquals(
                "Floating IP pool not found.",
                api.post("2.1", "/os-floating-ips", "{'pool': 'moon'}").message());
        api.networkService()
                .answers(
                        "POST /v2.0/floatingips",
                        409,
                        "{'NeutronError': {'type': 'IpAddressGenerationFailure', 'message': 'No more.'}}");
        assertEquals(
                "No more floating IPs in pool public.",
                api.post("2.1", "/os-floating-ips", "{'pool': 'public'}").message());
        api.networkService()
                .answers(
                        "POST /v2.0/floatingips",
                        409,
                        "{'NeutronError': {'type': 'OverQuota', 'message': 'Quota exceeded.'}}");
        assertEquals(
                "IP allocation over quota.",
                api.post("2.1", "/os-floating-ips", "").message());
        assertEquals(
                403, api.as("reader", "2.1", "POST", "/os-floating-ips", "").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void releasedAddressIsDeleted(Database database) {
        TestApi api = cloud(database);
        api.networkService()
                .answers("GET /v2.0/floatingips/" + ID, 200, "{'floatingip': " + floating("") + "}")
                .answers("DELETE /v2.0/floatingips/" + ID, 204, "");
        assertEquals(202, api.delete("2.1", "/os-floating-ips/" + ID).status());
        assertEquals(404, api.delete("2.1", "/os-floating-ips/x").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void addressIsLedToTheServersPort(Database database) {
        TestApi api = cloud(database);
        Server server = server(database);
        String action = "/servers/" + server.id() + "/action";
        String found = "{'floatingips': [" + floating("") + "]}";
        api.networkService()
                .answers("GET /v2.0/floatingips?floating_ip_address=203.0.113.5", 200, found)
                .answers("GET /v2.0/floatingips?floating_ip_address=203.0.113.9", 200, "{'floatingips': []}")
                .answers("PUT /v2.0/floatingips/" + ID, 200, "{}");
        assertEquals(
                202,
                api.post("2.43", action, "{'addFloatingIp': {'address': '203.0.113.5'}}")
                        .status());
        assertEquals(
                json("{'floatingip': {'port_id': '" + server.vifs().getFirst().port()
                        + "', 'fixed_ip_address': '10.0.0.5'}}"),
                api.networkService().changes().getFirst().body());
        assertEquals(
                "floating IP not found",
                api.post("2.1", action, "{'addFloatingIp': {'address': '203.0.113.9'}}")
                        .message());
        assertEquals(
                "Specified fixed address not assigned to instance",
                api.post("2.1", action, "{'addFloatingIp': {'address': '203.0.113.5', 'fixed_address': '10.0.0.6'}}")
                        .message());
        assertEquals(
                400,
                api.post("2.1", action, "{'addFloatingIp': {'address': 'x'}}").status());
        assertEquals(
                404,
                api.post("2.44", action, "{'addFloatingIp': {'address': '203.0.113.5'}}")
                        .status());
        api.networkService()
                .answers(
                        "PUT /v2.0/floatingips/" + ID,
                        409,
                        "{'NeutronError': {'type': 'FloatingIPPortAlreadyAssociated', 'message': 'Taken.'}}");
        var taken = api.post("2.1", action, "{'addFloatingIp': {'address': '203.0.113.5'}}");
        assertEquals(400, taken.status());
        assertEquals("Taken.", taken.message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void onlyTheServersOwnAddressIsTakenAway(Database database) {
        TestApi api = cloud(database);
        Server server = server(database);
        String action = "/servers/" + server.id() + "/action";
        String remove = "{'removeFloatingIp': {'address': '203.0.113.5'}}";
        String question = "GET /v2.0/floatingips?floating_ip_address=203.0.113.5";
        api.networkService()
                .answers(question, 200, "{'floatingips': [" + floating("p1") + "]}")
                .answers("GET /v2.0/ports/p1", 200, "{'port': {'device_id': '" + server.id() + "'}}")
                .answers("PUT /v2.0/floatingips/" + ID, 200, "{}");
        assertEquals(202, api.post("2.1", action, remove).status());
        assertTrue(api.networkService()
                .changes()
                .getLast()
                .body()
                .at("/floatingip/port_id")
                .isNull());
        api.networkService().answers("GET /v2.0/ports/p1", 200, "{'port': {'device_id': 'other'}}");
        assertEquals(
                "Floating IP 203.0.113.5 is not associated with instance " + server.id() + ".",
                api.post("2.1", action, remove).message());
        api.networkService().answers(question, 200, "{'floatingips': []}");
        assertEquals(
                "Floating IP not found for address 203.0.113.5.",
                api.post("2.1", action, remove).message());
        api.networkService().answers(question, 200, "{'floatingips': [" + floating("") + "," + floating("") + "]}");
        assertEquals(
                "Multiple floating IPs are found for address 203.0.113.5.",
                api.post("2.1", action, remove).message());
    }
}

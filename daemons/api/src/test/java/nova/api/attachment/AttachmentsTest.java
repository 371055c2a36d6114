package nova.api.attachment;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.model.network.Vif;
import nova.model.server.Server;

/** What a server has attached, asked for. */
class AttachmentsTest {
    private static final String OTHER = "99999999-2222-3333-4444-555555555555";

    private static String port(Vif vif, String device) {
        return "{'id': '" + vif.port() + "', 'network_id': '" + vif.network() + "', 'mac_address': '" + vif.macAddress()
                + "', 'status': 'ACTIVE', 'device_id': '" + device + "', 'binding:host_id': 'h1',"
                + "'fixed_ips': [{'subnet_id': 's1', 'ip_address': '10.0.0.5'}]}";
    }

    private static Server server(Database database) {
        Server server = SampleServers.named("a")
                .of(TestApi.PROJECT)
                .activeOn("h1")
                .withAddress("10.0.0.5")
                .withInterfaceTag("front")
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    private static TestApi cloud(Database database, Server server) {
        Vif vif = server.vifs().getFirst();
        TestApi api = new TestApi(database);
        String ports = "GET /v2.0/ports";
        api.networkService()
                .answers(
                        ports + "?device_id=" + server.id(),
                        200,
                        "{'ports': [" + port(vif, server.id().value()) + "]}")
                .answers(
                        ports + "/" + vif.port(),
                        200,
                        "{'port': " + port(vif, server.id().value()) + "}")
                .answers(ports + "/" + OTHER, 200, "{'port': " + port(vif, OTHER) + "}");
        return api;
    }

    private static JsonNode attachment(Vif vif, String rest) {
        return json("{'net_id': '" + vif.network() + "', 'port_id': '" + vif.port() + "', 'mac_addr': '"
                + vif.macAddress() + "', 'port_state': 'ACTIVE',"
                + "'fixed_ips': [{'subnet_id': 's1', 'ip_address': '10.0.0.5'}]" + rest + "}");
    }

    @OnEachDatabase(TestDatabases.H2)
    void interfacesAreTheServersPortsAndTaggedSince270(Database database) {
        Server server = server(database);
        TestApi api = cloud(database, server);
        Vif vif = server.vifs().getFirst();
        String path = "/servers/" + server.id() + "/os-interface";
        assertEquals(attachment(vif, ""), api.get("2.69", path).body().at("/interfaceAttachments/0"));
        assertEquals(
                attachment(vif, ", 'tag': 'front'"),
                api.get("2.70", path).body().at("/interfaceAttachments/0"));
        assertEquals(
                attachment(vif, ", 'tag': 'front'"),
                api.get("2.70", path + "/" + vif.port()).body().get("interfaceAttachment"));
        assertEquals(400, api.get("2.102", path + "?x=1").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void portsThatAreNotTheServersAreNotFound(Database database) {
        Server server = server(database);
        TestApi api = cloud(database, server);
        String path = "/servers/" + server.id() + "/os-interface/";
        Answer foreign = api.get("2.1", path + OTHER);
        assertEquals(404, foreign.status());
        assertEquals("Instance " + server.id() + " does not have a port with id " + OTHER, foreign.message());
        api.networkService().answers("GET /v2.0/ports/gone", 404, "{'NeutronError': {'message': 'no'}}");
        assertEquals(
                "Port id gone could not be found.",
                api.get("2.1", path + "gone").message());
        assertEquals(404, api.get("2.1", "/servers/" + OTHER + "/os-interface").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void serverOnADiskOfItsHostHasNoVolumes(Database database) {
        Server server = server(database);
        TestApi api = cloud(database, server);
        String path = "/servers/" + server.id() + "/os-volume_attachments";
        Answer listed = api.get("2.89", path + "?limit=5&offset=0");
        assertEquals(json("{'volumeAttachments': []}"), listed.body());
        assertEquals(400, api.get("2.75", path + "?x=1").status());
        assertEquals(200, api.get("2.74", path + "?x=1").status());
        assertEquals(400, api.get("2.1", path + "?limit=-1").status());
        assertEquals(
                "Instance " + server.id() + " is not attached to volume v1",
                api.get("2.1", path + "/v1").message());
        assertEquals(
                404,
                api.get("2.1", "/servers/" + OTHER + "/os-volume_attachments").status());
    }
}

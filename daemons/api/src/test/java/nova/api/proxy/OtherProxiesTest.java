package nova.api.proxy;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

/** Networks and bare metal machines. */
class OtherProxiesTest {
    @OnEachDatabase(TestDatabases.H2)
    void networksHaveANameAndMoreNullsForAdministrators(Database database) {
        TestApi api = new TestApi(database);
        String network = "{'id': 'n1', 'name': 'private', 'tenant_id': 't'}";
        api.networkService()
                .answers("GET /v2.0/networks", 200, "{'networks': [" + network + "]}")
                .answers("GET /v2.0/networks/n1", 200, "{'network': " + network + "}");
        JsonNode plain = api.as("member", "2.35", "GET", "/os-networks", "").body();
        assertEquals(
                json("{'networks': [{'id': 'n1', 'label': 'private', 'cidr': null, 'netmask': null, 'gateway': null,"
                        + "'broadcast': null, 'dns1': null, 'dns2': null, 'cidr_v6': null, 'gateway_v6': null,"
                        + "'netmask_v6': null}]}"),
                plain);
        JsonNode shown = api.get("2.1", "/os-networks/n1").body().get("network");
        assertEquals(32, shown.size());
        assertTrue(shown.has("share_address"));
        assertEquals("Network not found", api.get("2.1", "/os-networks/x").message());
        assertEquals(
                json("{'networks': [{'id': 'n1', 'cidr': 'None', 'label': 'private'}]}"),
                api.get("2.1", "/os-tenant-networks").body());
        assertEquals(
                json("{'network': {'id': 'n1', 'cidr': 'None', 'label': 'private'}}"),
                api.get("2.1", "/os-tenant-networks/n1").body());
        assertEquals(404, api.get("2.36", "/os-networks").status());
        assertEquals(410, api.delete("2.36", "/os-networks/n1").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void machinesAreShownAndOnlyTheirServiceChangesThem(Database database) {
        TestApi api = new TestApi(database);
        String machine = "{'uuid': 'm1', 'provision_state': 'active', 'instance_uuid': 's1',"
                + "'properties': {'cpus': '4', 'memory_mb': 1024}}";
        api.bareMetalService()
                .answers("GET /v1/nodes/detail", 200, "{'nodes': [" + machine + "]}")
                .answers("GET /v1/nodes/m1", 200, machine)
                .answers("GET /v1/ports?node=m1", 200, "{'ports': [{'address': '52:54:00:00:00:01'}]}");
        String common = "'id': 'm1', 'host': 'IRONIC MANAGED', 'task_state': 'active', 'cpus': '4',"
                + "'memory_mb': '1024', 'disk_gb': '0'";
        assertEquals(
                json("{'nodes': [{" + common + ", 'interfaces': []}]}"),
                api.get("2.35", "/os-baremetal-nodes").body());
        assertEquals(
                json("{'node': {" + common + ", 'instance_uuid': 's1', 'interfaces': ["
                        + "{'address': '52:54:00:00:00:01'}]}}"),
                api.get("2.1", "/os-baremetal-nodes/m1").body());
        assertEquals(
                "Node x could not be found.",
                api.get("2.1", "/os-baremetal-nodes/x").message());
        assertEquals(
                "Command not supported. Please use Ironic command node-create to perform this action.",
                api.post("2.1", "/os-baremetal-nodes", "{}").message());
        assertEquals(
                "Command not supported. Please use Ironic command port-create to perform this action.",
                api.post("2.1", "/os-baremetal-nodes/m1/action", "{'add_interface': {}}")
                        .message());
        assertEquals(404, api.get("2.36", "/os-baremetal-nodes").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void snapshotsToDeleteAreDescribedInJson(Database database) {
        TestApi api = new TestApi(database);
        String path = "/os-assisted-volume-snapshots/x";
        assertEquals(
                "Expecting value: line 1 column 1 (char 0)",
                api.delete("2.1", path + "?delete_info=x").message());
        assertEquals(
                "'volume_id'", api.delete("2.1", path + "?delete_info=%7B%7D").message());
        assertEquals("'delete_info'", api.delete("2.1", path).message());
    }
}

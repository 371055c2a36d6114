package nova.api.server;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import nova.api.fixture.AnsweringHost;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.rpc.contract.ComputeHost.CacheImagesOrder;
import nova.rpc.contract.ComputeHost.WantedImage;

/** What the API passes on to hosts: questions about a guest, and images to fetch. */
class AskedOfHostsTest {
    private static final String IMAGE = "11111111-2222-3333-4444-555555555555";
    private static final String MISSING = "99999999-2222-3333-4444-555555555555";

    private final AnsweringHost host = new AnsweringHost();

    private TestApi cloud(Database database) {
        new Cloud(database).host("h1", 8192);
        TestApi api = new TestApi(database);
        api.serve(new HostName("h1"), host);
        return api;
    }

    private static String insert(Database database, SampleServers server) {
        database.change("insert server", tx -> new ServerStore().insert(tx, server.server()));
        return server.id().value();
    }

    @OnEachDatabase(TestDatabases.H2)
    void diagnosticsAreNamedAfterDevicesUntil247(Database database) {
        TestApi api = cloud(database);
        String id =
                insert(database, SampleServers.named("web").of(TestApi.PROJECT).activeOn("h1"));
        assertEquals(
                json("{'cpu0_time': 17300000000, 'vda_read_req': 112, 'vda_read': 262144, 'vda_write_req': 488,"
                        + "'vda_write': 5778432, 'vda_errors': 1, 'tap1_rx': 2070139, 'tap1_rx_packets': 26701,"
                        + "'tap1_rx_errors': 100, 'tap1_rx_drop': 200, 'tap1_tx': 140208, 'tap1_tx_packets': 662,"
                        + "'tap1_tx_errors': 400, 'tap1_tx_drop': 500, 'memory': 524288, 'memory-rss': 300000}"),
                api.get("2.47", "/servers/" + id + "/diagnostics").body());
        assertEquals(
                403,
                api.as("member", "2.47", "GET", "/servers/" + id + "/diagnostics", "")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void diagnosticsHaveOneStructureSince248(Database database) {
        TestApi api = cloud(database);
        String id = insert(database, SampleServers.named("web").activeOn("h1"));
        ObjectNode shown =
                (ObjectNode) api.get("2.48", "/servers/" + id + "/diagnostics").body();
        assertTrue(shown.remove("uptime").asLong() > 0, "a server launched in the past has been up");
        assertEquals(
                json("{'state': 'running', 'driver': 'libvirt', 'hypervisor': 'kvm', 'hypervisor_os': 'linux',"
                        + "'config_drive': false, 'num_cpus': 1, 'num_nics': 1, 'num_disks': 1,"
                        + "'memory_details': {'maximum': 512, 'used': 256},"
                        + "'cpu_details': [{'id': 0, 'time': 17300000000, 'utilisation': null}],"
                        + "'nic_details': [{'mac_address': 'fa:16:3e:00:00:01', 'rx_octets': 2070139,"
                        + "'rx_errors': 100, 'rx_drop': 200, 'rx_packets': 26701, 'rx_rate': null,"
                        + "'tx_octets': 140208, 'tx_errors': 400, 'tx_drop': 500, 'tx_packets': 662, 'tx_rate': null}],"
                        + "'disk_details': [{'read_bytes': 262144, 'read_requests': 112, 'write_bytes': 5778432,"
                        + "'write_requests': 488, 'errors_count': 1}]}"),
                shown);
    }

    @OnEachDatabase(TestDatabases.H2)
    void aServerOnNoHostHasNoDiagnostics(Database database) {
        TestApi api = cloud(database);
        String id = insert(database, SampleServers.named("web"));
        TestApi.Answer refused = api.get("2.48", "/servers/" + id + "/diagnostics");
        assertEquals(409, refused.status());
        assertEquals("Instance " + id + " is not ready", refused.message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void topologyIsShownSince278(Database database) {
        TestApi api = cloud(database);
        String id =
                insert(database, SampleServers.named("web").of(TestApi.PROJECT).activeOn("h1"));
        String path = "/servers/" + id + "/topology";
        assertEquals(404, api.get("2.77", path).status());
        assertEquals(
                json("{'nodes': [], 'pagesize_kb': null}"),
                api.as("reader", "2.78", "GET", path, "").body());
        assertEquals(400, api.get("2.102", path + "?x=1").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void imagesAreFetchedByEveryHostOfAnAggregate(Database database) throws InterruptedException {
        TestApi api = cloud(database);
        api.images().put(image(IMAGE, "active"), new byte[10]);
        String aggregate = "/os-aggregates/"
                + api.post("2.1", "/os-aggregates", "{'aggregate': {'name': 'fast'}}")
                        .body()
                        .at("/aggregate/id")
                        .asText();
        api.post("2.1", aggregate + "/action", "{'add_host': {'host': 'h1'}}");
        String body = "{'cache': [{'id': '" + IMAGE + "'}]}";
        assertEquals(404, api.post("2.80", aggregate + "/images", body).status());
        assertEquals(202, api.post("2.81", aggregate + "/images", body).status());
        assertEquals(
                new CacheImagesOrder(List.of(new WantedImage(new ImageId(IMAGE), "qcow2"))),
                host.told.poll(10, TimeUnit.SECONDS));
        assertEquals(404, api.post("2.81", "/os-aggregates/999/images", body).status());
        assertEquals(
                "Duplicate images in request",
                api.post("2.81", aggregate + "/images", "{'cache': [{'id': '" + IMAGE + "'}, {'id': '" + IMAGE + "'}]}")
                        .message());
        assertEquals(
                400,
                api.post("2.81", aggregate + "/images", body.replace(IMAGE, MISSING))
                        .status());
        assertEquals(
                400, api.post("2.81", aggregate + "/images", "{'cache': []}").status());
    }

    private static ImageRecord image(String id, String status) {
        return new ImageRecord(
                new ImageId(id),
                "tiny",
                status,
                "qcow2",
                "bare",
                OptionalLong.of(10),
                Optional.empty(),
                0,
                0,
                Map.of());
    }
}

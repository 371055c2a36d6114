package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.api.fixture.Things;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.http.HttpHeaders;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.server.ServerId;
import nova.openstack.network.Network;

/**
 * Sentences clients look at, word for word: who, request, body | status, sentence. The lines run one after the other, in
 * a cloud of one host, one image, a flavor of nobody's and two networks, on one of which a port is taken.
 */
class SentencesTest {
    private static final String NOTHING = "99999999-2222-3333-4444-555555555555";

    private static final String NETWORK = "33333333-2222-3333-4444-555555555555";

    private static final String TABLE = """
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'NOTHING'}} | 400 | Can not find requested image
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1'}} | 400 | Missing imageRef attribute
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '2', 'imageRef': 'IMAGE'}} | 400 | Flavor 2 could not be found.
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'IMAGE', 'block_device_mapping': [{'device_name': 'vda', 'volume_id': 'NOTHING'}], 'block_device_mapping_v2': [{'boot_index': 0, 'source_type': 'volume', 'destination_type': 'volume', 'uuid': 'NOTHING'}]}} | 400 | Using different block_device_mapping syntaxes is not allowed in the same request.
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'IMAGE'}} | 409 | More than one possible network found. Specify network ID(s) to select which one(s) to connect to.
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'IMAGE', 'networks': [{'port': 'PORT'}]}} | 409 | Port PORT is still in use.
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'IMAGE', 'networks': [{'port': 'NOTHING'}]}} | 400 | Port id NOTHING could not be found.
            member | POST | /servers | {'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'IMAGE', 'networks': [{'uuid': 'NOTHING'}]}} | 400 | Network NOTHING could not be found.
            admin | POST | /flavors/2/action | {'addTenantAccess': {'tenant': 'PROJECT'}} | 200 |
            admin | POST | /flavors/2/action | {'addTenantAccess': {'tenant': 'PROJECT'}} | 409 | Flavor access already exists for flavor 2 and project PROJECT combination.
            admin | POST | /flavors/2/action | {'addTenantAccess': {'tenant': 'nobody'}} | 400 | Project ID nobody is not a valid project.
            admin | POST | /flavors/2/action | {'removeTenantAccess': {'tenant': 'PROJECT'}} | 200 |
            admin | POST | /flavors/2/action | {'removeTenantAccess': {'tenant': 'PROJECT'}} | 404 | Flavor access not found for 2 / PROJECT combination.
            admin | GET | /os-quota-sets/nobody | | 400 | Project ID nobody is not a valid project.
            admin | POST | /os-aggregates/AGGREGATE/action | {'add_host': {'host': 'h1'}} | 200 |
            admin | POST | /os-aggregates/AGGREGATE/action | {'add_host': {'host': 'h1'}} | 409 | Aggregate AGGREGATE already has host h1.
            """;

    @OnEachDatabase(TestDatabases.H2)
    void sentencesClientsLookAtAreNovas(Database database) {
        TestApi api = new TestApi(database);
        String port = cloud(api, database);
        String aggregate = api.post("2.1", "/os-aggregates", "{'aggregate': {'name': 'a'}}")
                .body()
                .at("/aggregate/id")
                .asText();
        for (String line : TABLE.lines().toList()) {
            String[] cells = Arrays.stream(line.replace("NOTHING", NOTHING)
                            .replace("IMAGE", Things.IMAGE)
                            .replace("PORT", port)
                            .replace("AGGREGATE", aggregate)
                            .replace("PROJECT", TestApi.PROJECT)
                            .split("\\|", -1))
                    .map(String::strip)
                    .toArray(String[]::new);
            Answer answer = api.as(cells[0], "2.1", cells[1], cells[2], cells[3]);
            String said = answer.status() < 400 ? "" : answer.message();
            assertEquals(cells[4] + " " + cells[5], answer.status() + " " + said, line);
        }
    }

    /** One port is taken in {@link #cloud}, two more may be made. */
    @OnEachDatabase(TestDatabases.H2)
    void noMoreServersAreMadeThanTheProjectMayHavePortsFor(Database database) {
        TestApi api = new TestApi(database);
        cloud(api, database);
        api.networks().limitPorts(3);
        assertEquals("403 Maximum number of ports exceeded", made(api, 3, 3));
        assertEquals("202 2", made(api, 2, 4));
        api.networks().limitPorts(0);
        assertEquals("403 Maximum number of ports exceeded", made(api, 1, 1));
        String without = "{'server': {'name': 'a', 'flavorRef': '1', 'imageRef': '%s', 'networks': 'none'}}";
        assertEquals(
                202,
                api.as("member", "2.37", "POST", "/servers", without.formatted(Things.IMAGE))
                        .status());
    }

    /** The status, and how many servers were made or what was said. */
    private static String made(TestApi api, int least, int most) {
        String body = "{'server': {'name': 'a', 'flavorRef': '1', 'imageRef': '%s', 'min_count': %d, 'max_count': %d,"
                + " 'networks': [{'uuid': '%s'}]}}";
        Answer answer = api.as("member", "2.1", "POST", "/servers", body.formatted(Things.IMAGE, least, most, NETWORK));
        if (answer.status() >= 400) {
            return answer.status() + " " + answer.message();
        }
        return answer.status() + " "
                + api.get("2.1", "/servers").body().path("servers").size();
    }

    @OnEachDatabase(TestDatabases.H2)
    void aBodyOfAnotherTypeIsRefusedBeforeItIsRead(Database database) {
        TestApi api = new TestApi(database);
        HttpHeaders headers = HttpHeaders.of("X-Auth-Token", "admin").with("Content-Type", "application/xml");
        Answer answer = api.answer(headers, "2.1", "POST", "/servers", "<server/>");
        assertEquals("415 Unsupported Content-Type", answer.status() + " " + answer.message());
    }

    /** The id of the port that is taken. */
    private static String cloud(TestApi api, Database database) {
        Things.addImage(api);
        new Cloud(database).host("h1", "66666666-2222-3333-4444-555555555555", 8192);
        String flavor = "{'flavor': {'id': '%s', 'name': 'm%1$s', 'ram': 1, 'vcpus': 1, 'disk': 1,"
                + " 'os-flavor-access:is_public': %s}}";
        api.post("2.1", "/flavors", flavor.formatted("1", "true"));
        api.post("2.1", "/flavors", flavor.formatted("2", "false"));
        ProjectId project = new ProjectId(TestApi.PROJECT);
        NetworkId network = new NetworkId(NETWORK);
        for (String id : new String[] {network.value(), "44444444-2222-3333-4444-555555555555"}) {
            Network made = new Network(new NetworkId(id), "net", project, false, false, true, 1500);
            api.networks().addNetwork(made, "10.0.0.", 10);
        }
        PortId port = api.networks().addUserPort(project, network);
        api.networks().takePort(port, new ServerId(NOTHING), new HostName("h1"));
        return port.value();
    }
}

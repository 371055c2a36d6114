package nova.api.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.model.server.Server;
import nova.model.server.ServerFault;
import nova.model.server.ServerState;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * Rules that refuse nobody and only hide: what each caller sees of what they guard, at the versions where that changes.
 * Columns: rule, version, request, place in the answer, then the fields of interest there that are shown to a reader, to
 * an admin, and to a reader whom policy.yaml gives the rule (never: it gives it to nobody, and nothing is shown). {@code ATTR} stands for OS-EXT-SRV-ATTR.
 */
class SoftRulesTest {
    private static final String ATTRIBUTES = "os_compute_api:os-extended-server-attributes";
    private static final String EVERY =
            "ATTR:host ATTR:hostname ATTR:hypervisor_hostname ATTR:instance_name ATTR:kernel_id ATTR:launch_index"
                    + " ATTR:ramdisk_id ATTR:reservation_id ATTR:root_device_name ATTR:user_data";
    private static final Set<String> OF_INTEREST = Set.copyOf(Arrays.asList(
            (EVERY + " host_status extra_specs host hostId traceback details events source_compute dest_compute"
                            + " dest_host source_node dest_node")
                    .split(" ")));

    /** Where servers move is hidden by null. */
    private static final Pattern SIDE = Pattern.compile("(source|dest)_.*");

    private static final String TABLE = """
            ATTRIBUTES | 2.1 | /servers/{server} | /server | hostId | hostId ATTR:host ATTR:hypervisor_hostname ATTR:instance_name | as admin
            ATTRIBUTES | 2.3 | /servers/{server} | /server | hostId | hostId EVERY | as admin
            ATTRIBUTES | 2.3 | /servers/detail | /servers/0 | hostId | hostId EVERY | as admin
            ATTRIBUTES | 2.89 | /servers/{server} | /server | hostId | host_status hostId EVERY | hostId EVERY
            ATTRIBUTES | 2.90 | /servers/{server} | /server | hostId ATTR:hostname | host_status hostId EVERY | hostId EVERY
            ATTRIBUTES | 2.90 | /servers/detail | /servers/0 | hostId ATTR:hostname | host_status hostId EVERY | hostId EVERY
            os_compute_api:servers:show:host_status | 2.15 | /servers/{server} | /server | hostId | hostId EVERY | hostId
            os_compute_api:servers:show:host_status | 2.16 | /servers/{server} | /server | hostId | hostId host_status EVERY | hostId host_status
            os_compute_api:servers:show:host_status | 2.16 | /servers/detail | /servers/0 | hostId | hostId host_status EVERY | hostId host_status
            os_compute_api:servers:show:host_status:unknown-only | 2.16 | /servers/{server} | /server | hostId | hostId host_status EVERY | hostId
            os_compute_api:servers:show:flavor-extra-specs | 2.46 | /servers/{server} | /server/flavor | | | |
            os_compute_api:servers:show:flavor-extra-specs | 2.47 | /servers/{server} | /server/flavor | extra_specs | extra_specs | never
            os_compute_api:servers:show:flavor-extra-specs | 2.47 | /servers/detail | /servers/0/flavor | extra_specs | extra_specs | never
            os_compute_api:os-flavor-extra-specs:index | 2.60 | /flavors/1 | /flavor | | | |
            os_compute_api:os-flavor-extra-specs:index | 2.61 | /flavors/1 | /flavor | extra_specs | extra_specs | never
            os_compute_api:os-flavor-extra-specs:index | 2.61 | /flavors/detail | /flavors/0 | extra_specs | extra_specs | never
            os_compute_api:os-instance-actions:events | 2.50 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction | | events | events
            os_compute_api:os-instance-actions:events | 2.51 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction | events | events | events
            os_compute_api:os-instance-actions:events | 2.51 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction/events/0 | | traceback | traceback
            os_compute_api:os-instance-actions:events | 2.62 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction/events/0 | hostId | hostId host traceback | hostId host traceback
            os_compute_api:os-instance-actions:events:details | 2.83 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction/events/0 | hostId | hostId host traceback | hostId
            os_compute_api:os-instance-actions:events:details | 2.84 | /servers/{server}/os-instance-actions/req-{server} | /instanceAction/events/0 | hostId | hostId host traceback details | hostId details
            os_compute_api:os-migrations:index:host | 2.80 | /os-migrations?project_id={project} | /migrations/0 | | source_compute dest_compute dest_host source_node dest_node | as admin
            """;

    @OnEachDatabase(TestDatabases.H2)
    void everySoftRuleHidesWhatNovasHides(Database database) {
        VersionWorld world = new VersionWorld(database);
        TestApi api = new TestApi(database);
        for (String line : TABLE.lines().toList()) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            String path = world.filled(cells[2]);
            String caller = path.startsWith("/os-migrations") ? "manager" : "reader";
            String rule = cells[0].equals("ATTRIBUTES") ? ATTRIBUTES : cells[0];
            boolean never = cells[6].equals("never");
            TestApi given = new TestApi(database, Map.of(rule, never ? "!" : "role:" + caller));
            assertEquals(fields(cells[4]), seen(api.as(caller, cells[1], "GET", path, ""), cells[3]), line);
            assertEquals(fields(cells[5]), seen(api.get(cells[1], path), cells[3]), line + " to an admin");
            assertEquals(
                    never ? Set.of() : fields(cells[6].equals("as admin") ? cells[5] : cells[6]),
                    seen(given.as(caller, cells[1], "GET", path, ""), cells[3]),
                    line + " to whom the rule allows it");
        }
    }

    /** What a host said of an unforeseen failure is for administrators; what is of any other code is for everybody. */
    @OnEachDatabase(TestDatabases.H2)
    void detailsOfAFaultAreHiddenWhereTheyAreOfTheService(Database database) {
        TestApi api = new TestApi(database);
        assertEquals("null null", details(api, database, 500, "reader"));
        assertEquals("null null", details(api, database, 500, "manager"));
        assertEquals("\"where\" \"where\"", details(api, database, 500, "admin"));
        assertEquals("\"where\" \"where\"", details(api, database, 403, "reader"));
    }

    /** As shown alone and in the list. */
    private static String details(TestApi api, Database database, int code, String who) {
        Server sound = SampleServers.named("s")
                .of(TestApi.PROJECT)
                .activeOn("h1")
                .createdAt(Instant.now())
                .server();
        ServerState was = sound.state();
        Server failed = new Server(
                sound.identity(),
                new ServerState(
                        VmState.ERROR, TaskState.NONE, was.powerState(), 0, was.lockedBy(), was.lockedReason(), false),
                sound.place(),
                sound.shape(),
                sound.access(),
                sound.times(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.of(new ServerFault(code, "why", "where", Instant.EPOCH)));
        database.change("a server that failed", tx -> new ServerStore().insert(tx, failed));
        JsonNode one =
                api.as(who, "2.1", "GET", "/servers/" + failed.id(), "").body().at("/server/fault");
        JsonNode listed = api.as(who, "2.1", "GET", "/servers/detail?limit=1", "")
                .body()
                .path("servers")
                .get(0);
        assertEquals(failed.id().value(), listed.path("id").asText());
        assertEquals(
                code + " why",
                one.path("code").asInt() + " " + one.path("message").asText());
        return one.get("details") + " " + listed.path("fault").get("details");
    }

    private static Set<String> fields(String cell) {
        return Arrays.stream(cell.replace("EVERY", EVERY).split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> seen(Answer answer, String place) {
        Set<String> names = new TreeSet<>();
        JsonNode node = answer.body().at(place);
        assertTrue(node.isObject(), place + " in " + answer);
        node.properties().stream()
                .filter(field -> !(SIDE.matcher(field.getKey()).matches()
                        && field.getValue().isNull()))
                .forEach(field -> names.add(field.getKey().replace("OS-EXT-SRV-ATTR", "ATTR")));
        names.retainAll(OF_INTEREST);
        return names;
    }
}

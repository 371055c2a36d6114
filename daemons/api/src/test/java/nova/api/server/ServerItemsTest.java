package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;

/**
 * Tags, metadata and addresses of servers, every verb: who, version, request, body | status, message or body. Server S
 * runs, B is still building, D is deleted; the lines run one after the other.
 */
class ServerItemsTest {
    private static final String LONG = "x".repeat(61);
    private static final String NOBODY = "99999999-9999-9999-9999-999999999999";

    private static final String TAGS = """
            member | 2.25 | GET | S/tags | | 404 | The resource could not be found.
            member | 2.26 | GET | S/tags | | 200 | {"tags":["red"]}
            reader | 2.26 | GET | S/tags/red | | 204 |
            reader | 2.26 | GET | S/tags/blue | | 404 | Server S has no tag 'blue'
            member@p2 | 2.26 | GET | S/tags | | 403 | Policy doesn't allow os_compute_api:os-server-tags:index to be performed.
            member@p2 | 2.26 | PUT | S/tags/x | | 403 | Policy doesn't allow os_compute_api:os-server-tags:update to be performed.
            member@p2 | 2.26 | DELETE | S/tags | | 403 | Policy doesn't allow os_compute_api:os-server-tags:delete_all to be performed.
            member@p2 | 2.26 | GET | N/tags | | 404 | Instance N has no mapping to a cell.
            reader | 2.26 | PUT | S/tags/x | | 403 | Policy doesn't allow os_compute_api:os-server-tags:update to be performed.
            reader | 2.26 | PUT | S/tags/x | {'tag': 'x'} | 400 | {'tag': 'x'} is not of type 'null'
            member | 2.26 | PUT | S/tags/red | | 204 |
            member | 2.26 | PUT | S/tags/%20 | | 201 |
            member | 2.26 | GET | S/tags/%20 | | 204 |
            member | 2.26 | DELETE | S/tags/%20 | | 204 |
            member | 2.26 | PUT | S/tags/blue | | 201 |
            member | 2.26 | PUT | S/tags/LONG | | 400 | Tag 'LONG' is invalid. It must be a non empty string without characters '/' and ','. Validation error message: 'LONG' is too long
            member | 2.26 | PUT | S/tags/a,b | | 400 | Tag 'a,b' is invalid. It must be a non empty string without characters '/' and ','. Validation error message: 'a,b' does not match '^[^,/]*$'
            member | 2.26 | PUT | B/tags/LONG | | 409 | Cannot 'update tag' instance B while it is in vm_state building
            member | 2.26 | PUT | B/tags | {'tags': []} | 409 | Cannot 'update tags' instance B while it is in vm_state building
            member | 2.26 | DELETE | B/tags | | 409 | Cannot 'delete tags' instance B while it is in vm_state building
            member | 2.26 | DELETE | B/tags/none | | 409 | Cannot 'delete tag' instance B while it is in vm_state building
            member | 2.26 | DELETE | S/tags/blue | | 204 |
            member | 2.26 | DELETE | S/tags/blue | | 404 | Instance S has no tag 'blue'
            member | 2.26 | PUT | S/tags | {'tags': ['b', 'a', 'b']} | 200 | {"tags":["a","b"]}
            member | 2.26 | PUT | S/tags | {'tags': ['a/b']} | 400 | Invalid input for field/attribute 0. Value: a/b. 'a/b' does not match '^[^,/]*$'
            member | 2.26 | PUT | S/tags | {'tags': [FIFTY-ONE]} | 400 | ~is too long
            member | 2.26 | PUT | S/tags | {'tags': [FIFTY]} | 200 | ~"t9"
            member | 2.26 | PUT | S/tags/t9 | | 400 | The number of tags exceeded the per-server limit 50
            member | 2.26 | DELETE | S/tags | | 204 |
            member | 2.26 | GET | S/tags | | 200 | {"tags":[]}
            member | 2.26 | GET | D/tags | | 404 | Instance D could not be found.
            """;

    private static final String METADATA = """
            member | 2.1 | GET | S/metadata | | 200 | {"metadata":{"k":"v"}}
            reader | 2.1 | GET | S/metadata/k | | 200 | {"meta":{"k":"v"}}
            reader | 2.1 | GET | S/metadata/none | | 404 | Metadata item was not found
            member@p2 | 2.1 | GET | S/metadata | | 404 | Instance S could not be found.
            reader | 2.1 | POST | S/metadata | {'metadata': {'a': 'b'}} | 403 | Policy doesn't allow os_compute_api:server-metadata:create to be performed.
            reader | 2.1 | POST | S/metadata | {'metadata': {'a': 5}} | 400 | Invalid input for field/attribute a. Value: 5. 5 is not of type 'string'
            member | 2.1 | POST | S/metadata | {'metadata': {'a': 'b'}} | 200 | {"metadata":{"a":"b","k":"v"}}
            member | 2.1 | PUT | S/metadata/c | {'meta': {'d': 'e'}} | 400 | Request body and URI mismatch
            member | 2.1 | PUT | N/metadata/c | {'meta': {'d': 'e'}} | 404 | Instance N could not be found.
            reader | 2.1 | PUT | S/metadata/c | {'meta': {'d': 'e'}} | 403 | Policy doesn't allow os_compute_api:server-metadata:update to be performed.
            member | 2.1 | PUT | S/metadata/c | {'meta': {'c': 'e', 'f': 'g'}} | 400 | ~has too many properties
            member | 2.1 | PUT | S/metadata/c | {'meta': {'c': 'e'}} | 200 | {"meta":{"c":"e"}}
            member | 2.1 | PUT | S/metadata | {'metadata': {'x': 'y'}} | 200 | {"metadata":{"x":"y"}}
            member | 2.1 | PUT | S/metadata | {} | 400 | 'metadata' is a required property
            member | 2.1 | PUT | S/metadata | {'metadata': {'x!': 'y'}} | 400 | ~'x!' does not match
            member | 2.1 | DELETE | S/metadata/x | | 204 |
            member | 2.1 | DELETE | S/metadata/x | | 404 | Metadata item was not found
            member | 2.1 | POST | B/metadata | {'metadata': {'a': 'b'}} | 409 | Cannot 'update metadata' instance B while it is in vm_state building
            member | 2.1 | DELETE | B/metadata/k | | 409 | Cannot 'delete metadata' instance B while it is in vm_state building
            member | 2.1 | POST | S/metadata | {'metadata': {MANY}} | 403 | Maximum number of metadata items exceeds 128
            admin  | 2.1 | POST | S/action | {'lock': null} | 202 |
            member | 2.1 | POST | S/metadata | {'metadata': {'a': 'b'}} | 409 | Instance S is locked
            admin  | 2.1 | POST | S/metadata | {'metadata': {'a': 'b'}} | 200 | {"metadata":{"a":"b"}}
            member | 2.102 | GET | S/metadata?x=1 | | 400 | ~'x' was unexpected
            member | 2.58 | GET | S/os-instance-actions?marker= | | 400 | Marker None could not be found.
            member | 2.1 | GET | S/ips | | 200 | {"addresses":{"private":[{"version":4,"addr":"10.0.0.4"}]}}
            member | 2.1 | GET | S/ips/private | | 200 | {"private":[{"version":4,"addr":"10.0.0.4"}]}
            member | 2.1 | GET | S/ips/none | | 404 | Instance is not a member of specified network
            member@p2 | 2.1 | GET | S/ips | | 404 | Instance S could not be found.
            member | 2.1 | GET | B/ips | | 200 | {"addresses":{}}
            """;

    private static final String EDITS = """
            member | 2.18 | PUT | S | {'server': {'description': 'd'}} | 400 | ~'description' was unexpected
            member | 2.89 | PUT | S | {'server': {'hostname': 'h1'}} | 400 | ~'hostname' was unexpected
            member | 2.93 | PUT | S | {'server': {'hostname': 'h.x'}} | 400 | ~does not match
            member | 2.94 | PUT | S | {'server': {'hostname': 'h.x'}} | 200 | ~"OS-EXT-SRV-ATTR:hostname":"h.x"
            member | 2.103 | PUT | S | {'server': {'pinned_availability_zone': 'nova'}} | 400 | ~'pinned_availability_zone' was unexpected
            member | 2.104 | PUT | S | {'server': {'pinned_availability_zone': 'east'}} | 409 | Server can only be pinned to its current availability zone 'nova', but 'east' was requested.
            member | 2.19 | PUT | S | {'server': {'description': ''}} | 200 | ~"description":""
            member | 2.19 | PUT | S | {'server': {'name': 's'}} | 200 | ~"description":""
            member | 2.19 | PUT | S | {'server': {'description': null}} | 200 | ~"description":null
            member | 2.104 | PUT | S | {'server': {'pinned_availability_zone': null}} | 200 | ~"pinned_availability_zone":null
            reader | 2.1 | PUT | S | {'server': {'name': 'n'}} | 403 | Policy doesn't allow os_compute_api:servers:update to be performed.
            reader | 2.1 | PUT | S | {'server': {'name': ''}} | 400 | ~Invalid input for field/attribute name.
            member@p2 | 2.1 | PUT | S | {'server': {'name': 'n'}} | 404 | Instance S could not be found.
            member | 2.1 | PUT | D | {'server': {'name': 'n'}} | 404 | Instance D could not be found.
            """;

    private static String quoted(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    private static void play(Database database, String lines) {
        TestApi api = new TestApi(database);
        Map<String, String> ids = new HashMap<>(Map.of("N", NOBODY));
        Map.of(
                        "S",
                                SampleServers.named("s")
                                        .withMetadata(Map.of("k", "v"), "red")
                                        .activeOn("h1")
                                        .withAddress("10.0.0.4"),
                        "B",
                                SampleServers.named("b")
                                        .withMetadata(Map.of("k", "v"))
                                        .withAddress("10.0.0.5"),
                        "D", SampleServers.named("d").deleted())
                .forEach((letter, sample) -> {
                    var server = sample.of(TestApi.PROJECT).server();
                    ids.put(letter, server.id().value());
                    database.change("insert", tx -> new ServerStore().insert(tx, server));
                });
        lines.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String path = parts[3].strip();
            String letter = path.substring(0, 1);
            String body = parts[4].strip()
                    .replace("FIFTY-ONE", quoted(51, "'t%d'"))
                    .replace("FIFTY", quoted(50, "'t%d'"))
                    .replace("MANY", quoted(129, "'k%1$d': 'v'"));
            Answer answer = api.as(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    "/servers/" + ids.get(letter) + path.substring(1).replace("LONG", LONG),
                    body);
            assertEquals(parts[5].strip(), "" + answer.status(), line + " -> " + answer.body());
            String wanted = parts[6].strip()
                    .replace("LONG", LONG)
                    .replace("nstance " + letter, "nstance " + ids.get(letter))
                    .replace("Server " + letter + " ", "Server " + ids.get(letter) + " ");
            String got = answer.status() < 400
                    ? answer.body().isMissingNode() ? "" : answer.body().toString()
                    : answer.message();
            if (wanted.startsWith("~")) {
                assertEquals(true, got.contains(wanted.substring(1)), line + " -> " + got);
            } else {
                assertEquals(wanted, got, line);
            }
        });
    }

    @OnEachDatabase(TestDatabases.H2)
    void everyVerbOfTagsAnswersAsNovas(Database database) {
        play(database, TAGS);
    }

    @OnEachDatabase(TestDatabases.H2)
    void everyVerbOfMetadataAnswersAsNovas(Database database) {
        play(database, METADATA);
    }

    @OnEachDatabase(TestDatabases.H2)
    void emptyAnswersHaveNovasTypes(Database database) {
        TestApi api = new TestApi(database);
        var server = SampleServers.named("s")
                .withMetadata(Map.of("k", "v"))
                .activeOn("h1")
                .of(TestApi.PROJECT)
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        String path = "/servers/" + server.id();
        String framework = "text/html; charset=UTF-8";
        assertEquals(framework, type(api, "PUT", path + "/tags/a"));
        assertEquals(framework, type(api, "PUT", path + "/tags/a"));
        assertEquals("application/json", type(api, "GET", path + "/tags/a"));
        assertEquals(
                "http://nova/v2.1" + path + "/tags/%C3%A4:",
                api.raw("member", "2.26", "PUT", path + "/tags/%C3%A4:", "")
                        .headers()
                        .first("Location")
                        .orElseThrow());
        assertEquals("application/json", type(api, "DELETE", path + "/tags"));
        assertEquals("application/json", type(api, "DELETE", path + "/metadata/k"));
        assertEquals("application/json", type(api, "DELETE", path + "/os-server-password"));
    }

    private static String type(TestApi api, String method, String path) {
        TestApi.Raw answer = api.raw("member", "2.26", method, path, "");
        assertEquals("", answer.text(), answer.status() + " " + path);
        return answer.headers().first("Content-Type").orElse("");
    }

    @OnEachDatabase(TestDatabases.H2)
    void whatBelongsToAServerGoesWithIt(Database database) {
        TestApi api = new TestApi(database);
        var server = SampleServers.named("gone")
                .withMetadata(Map.of("k", "v"), "red")
                .activeOn("h1")
                .deleted()
                .of(TestApi.PROJECT)
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        var shown = api.get("2.26", "/servers/detail?deleted=true").body().at("/servers/0");
        assertEquals("gone", shown.path("name").asText());
        assertEquals("{}", shown.path("metadata").toString());
        assertEquals("[]", shown.path("tags").toString());
        assertEquals("\"\"", shown.path("host_status").toString());
    }

    @OnEachDatabase(TestDatabases.H2)
    void editsAnswerAsNovas(Database database) {
        play(database, EDITS);
    }
}

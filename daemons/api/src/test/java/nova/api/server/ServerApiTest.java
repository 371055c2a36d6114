package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.HttpHeaders;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;

/** Servers through the whole API, up to the rows: what is accepted, shown, listed and refused. */
class ServerApiTest {
    private static final String IMAGE = "11111111-2222-3333-4444-555555555555";
    private static final String NOBODY = "99999999-9999-9999-9999-999999999999";
    private static final String BODY = body("");

    /** Fields each version added to the shown document, on top of what 2.1 has; as Nova's response schemas list them. */
    private static final Map<String, List<String>> ADDED = added();

    private static final Set<String> BASE = Set.of(
            "id",
            "name",
            "links",
            "status",
            "tenant_id",
            "user_id",
            "created",
            "updated",
            "hostId",
            "accessIPv4",
            "accessIPv6",
            "OS-DCF:diskConfig",
            "metadata",
            "addresses",
            "flavor",
            "image",
            "progress",
            "OS-EXT-AZ:availability_zone",
            "config_drive",
            "key_name",
            "OS-SRV-USG:launched_at",
            "OS-SRV-USG:terminated_at",
            "OS-EXT-STS:task_state",
            "OS-EXT-STS:vm_state",
            "OS-EXT-STS:power_state",
            "os-extended-volumes:volumes_attached",
            "security_groups");

    private static Map<String, List<String>> added() {
        Map<String, List<String>> added = new TreeMap<>();
        added.put("2.009", List.of("locked"));
        added.put("2.019", List.of("description"));
        added.put("2.026", List.of("tags"));
        added.put("2.063", List.of("trusted_image_certificates"));
        added.put("2.071", List.of("server_groups"));
        added.put("2.073", List.of("locked_reason"));
        added.put("2.090", List.of("OS-EXT-SRV-ATTR:hostname"));
        added.put("2.096", List.of("pinned_availability_zone"));
        added.put("2.100", List.of("scheduler_hints"));
        return added;
    }

    private static String body(String more) {
        return "{'server': {'name': 'web', 'imageRef': '" + IMAGE + "', 'flavorRef': '1'" + more + "}}";
    }

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        api.images().put(image(IMAGE, "active"), new byte[10]);
        Answer flavor =
                api.post("2.1", "/flavors", "{'flavor': {'id': '1', 'name': 'm1', 'ram': 512, 'vcpus': 1, 'disk': 1}}");
        assertEquals(200, flavor.status(), flavor.body().toString());
        return api;
    }

    private static ImageRecord image(String id, String status) {
        return new ImageRecord(
                new ImageId(id),
                "tiny",
                status,
                "qcow2",
                "bare",
                OptionalLong.of(10),
                java.util.Optional.empty(),
                0,
                0,
                Map.of());
    }

    private static String boot(TestApi api, String version, String body) {
        Answer answer = api.as("member", version, "POST", "/servers", body);
        assertEquals(202, answer.status(), answer.body().toString());
        return answer.body().at("/server/id").asText();
    }

    @OnEachDatabase(TestDatabases.H2)
    void aCreatedServerIsReadableBeforeTheAnswer(Database database) {
        TestApi api = cloud(database);
        Answer created = api.as("member", "2.1", "POST", "/servers", BODY);
        assertEquals(12, created.body().at("/server/adminPass").asText().length());
        assertEquals(
                "default", created.body().at("/server/security_groups/0/name").asText());
        JsonNode server = api.as(
                        "member",
                        "2.1",
                        "GET",
                        "/servers/" + created.body().at("/server/id").asText(),
                        "")
                .body()
                .get("server");
        assertEquals("BUILD", server.get("status").asText());
        assertEquals("scheduling", server.get("OS-EXT-STS:task_state").asText());
        assertEquals("{}", server.get("addresses").toString());
        assertEquals("create", firstAction(api, server).get("action").asText());
    }

    private static JsonNode firstAction(TestApi api, JsonNode server) {
        return api.as("member", "2.1", "GET", "/servers/" + server.get("id").asText() + "/os-instance-actions", "")
                .body()
                .at("/instanceActions/0");
    }

    @OnEachDatabase(TestDatabases.H2)
    void membersSeeExactlyTheFieldsOfTheirVersion(Database database) {
        TestApi api = cloud(database);
        String id = boot(api, "2.1", BODY);
        for (String version : List.of(
                "2.1", "2.3", "2.8", "2.9", "2.16", "2.19", "2.26", "2.47", "2.63", "2.71", "2.73", "2.90", "2.96",
                "2.98", "2.100", "2.104")) {
            Set<String> expected = new TreeSet<>(BASE);
            int minor = Integer.parseInt(version.substring(2));
            ADDED.forEach((since, names) -> {
                if (Integer.parseInt(since.substring(2)) <= minor) {
                    expected.addAll(names);
                }
            });
            assertEquals(expected, names(api, version, "/servers/" + id, "/server"), version);
            expected.remove("server_groups");
            assertEquals(expected, names(api, version, "/servers/detail", "/servers/0"), version + " detail");
        }
    }

    private static Set<String> names(TestApi api, String version, String path, String at) {
        Set<String> names = new TreeSet<>();
        api.as("member", version, "GET", path, "").body().at(at).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @OnEachDatabase(TestDatabases.H2)
    void severalServersOfOneRequestAreNumbered(Database database) {
        TestApi api = cloud(database);
        boot(api, "2.1", body(", 'min_count': 2, 'max_count': 3"));
        Set<String> found = new TreeSet<>();
        api.as("member", "2.1", "GET", "/servers", "")
                .body()
                .get("servers")
                .forEach(server -> found.add(server.get("name").asText()));
        assertEquals(Set.of("web-1", "web-2", "web-3"), found);
    }

    @OnEachDatabase(TestDatabases.H2)
    void quotaGivesAsManyAsItLeavesAndThenRefuses(Database database) {
        TestApi api = cloud(database);
        boot(api, "2.1", body(", 'min_count': 5, 'max_count': 15"));
        assertEquals(
                10,
                api.as("member", "2.1", "GET", "/servers", "")
                        .body()
                        .get("servers")
                        .size());
        Answer refused = api.as("member", "2.1", "POST", "/servers", BODY);
        assertEquals(403, refused.status());
        assertEquals(
                "Quota exceeded for instances: Requested 1, but already used 10 of 10 instances", refused.message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void theSameIdempotencyKeyGivesTheFirstAnswer(Database database) {
        TestApi api = cloud(database);
        HttpHeaders headers = HttpHeaders.of("X-Auth-Token", "member", "Idempotency-Key", "k1");
        Answer first = api.answer(headers, "2.1", "POST", "/servers", BODY);
        assertEquals(first, api.answer(headers, "2.1", "POST", "/servers", BODY));
        assertEquals(
                409,
                api.answer(headers, "2.1", "POST", "/servers", BODY.replace("web", "db"))
                        .status());
        HttpHeaders other = HttpHeaders.of("X-Auth-Token", "member", "Idempotency-Key", "k2");
        assertNotEquals(first, api.answer(other, "2.1", "POST", "/servers", BODY));
        assertEquals(
                2,
                api.as("member", "2.1", "GET", "/servers", "")
                        .body()
                        .get("servers")
                        .size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void pagesFollowTheMarkerAndLinkToTheNext(Database database) {
        TestApi api = cloud(database);
        boot(api, "2.1", body(", 'min_count': 3"));
        Answer page = api.as("member", "2.1", "GET", "/servers?limit=2", "");
        assertEquals(2, page.body().get("servers").size());
        String next = page.body().at("/servers_links/0/href").asText();
        String last = page.body().at("/servers/1/id").asText();
        assertEquals("http://nova/v2.1/servers?limit=2&marker=" + last, next);
        Answer rest = api.as("member", "2.1", "GET", "/servers?limit=2&marker=" + last, "");
        assertEquals(1, rest.body().get("servers").size());
        assertTrue(rest.body().path("servers_links").isMissingNode());
    }

    @OnEachDatabase(TestDatabases.H2)
    void filtersNobodyMayUseAreIgnoredAndOthersHold(Database database) {
        TestApi api = cloud(database);
        boot(api, "2.1", BODY);
        Map<String, Integer> sizes = Map.of(
                "name=we",
                1,
                "name=zz",
                0,
                "status=build",
                1,
                "status=ACTIVE",
                0,
                "host=elsewhere",
                1,
                "flavor=1",
                1,
                "status=nonsense",
                0,
                "image=" + NOBODY,
                0);
        sizes.forEach((query, size) -> assertEquals(
                size,
                api.as("member", "2.1", "GET", "/servers?" + query, "")
                        .body()
                        .get("servers")
                        .size(),
                query));
        assertEquals(
                0,
                api.get("2.1", "/servers?host=elsewhere").body().get("servers").size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void theSecondOfTwoExclusiveActionsIsAConflict(Database database) {
        TestApi api = cloud(database);
        String action = "/servers/" + boot(api, "2.1", BODY) + "/action";
        assertEquals(
                409,
                api.as("member", "2.1", "POST", action, "{'os-stop': null}").status());
        assertEquals(
                "vm_state building",
                api.as("member", "2.1", "POST", action, "{'pause': null}")
                        .message()
                        .replaceAll(".*while it is in ", ""));
        assertEquals(
                202, api.as("member", "2.1", "POST", action, "{'lock': null}").status());
        assertEquals(
                202, api.as("member", "2.1", "POST", action, "{'unlock': null}").status());
        assertEquals(
                202,
                api.as("member", "2.1", "POST", action, "{'forceDelete': null}").status());
        String path = action.replace("/action", "");
        assertEquals(204, api.as("member", "2.1", "DELETE", path, "").status());
        assertEquals(
                "deleting",
                api.as("member", "2.1", "GET", path, "")
                        .body()
                        .at("/server/OS-EXT-STS:task_state")
                        .asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void puttingChangesWhatUsersOwn(Database database) {
        TestApi api = cloud(database);
        String path = "/servers/" + boot(api, "2.1", BODY);
        Answer edited = api.as(
                "member",
                "2.19",
                "PUT",
                path,
                "{'server': {'name': 'db', 'description': null, 'accessIPv4': '10.0.0.1'}}");
        assertEquals(200, edited.status(), edited.body().toString());
        assertEquals("db", edited.body().at("/server/name").asText());
        assertTrue(edited.body().at("/server/description").isNull());
        assertEquals("10.0.0.1", edited.body().at("/server/accessIPv4").asText());
        assertTrue(edited.body().at("/server/OS-EXT-STS:vm_state").isMissingNode());
    }
}

package nova.api.flavor;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

class FlavorApiTest {
    private static final String SMALL =
            "{'flavor': {'name': 'small', 'id': '7', 'ram': 512, 'vcpus': '1', 'disk': 10}}";
    private static final String PRIVATE = "{'flavor': {'name': 'own', 'id': '8', 'ram': 512, 'vcpus': 1, 'disk': 10,"
            + " 'swap': 64, 'os-flavor-access:is_public': false}}";

    private static JsonNode withoutLinks(JsonNode body) {
        ((ObjectNode) body.get("flavor")).remove("links");
        return body;
    }

    @OnEachDatabase(TestDatabases.H2)
    void flavorHasTheFieldsOfEachVersion(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                json("{'flavor': {'id': '7', 'name': 'small', 'ram': 512, 'disk': 10, 'OS-FLV-EXT-DATA:ephemeral': 0,"
                        + "'vcpus': 1, 'os-flavor-access:is_public': true, 'swap': '',"
                        + "'OS-FLV-DISABLED:disabled': false, 'rxtx_factor': 1.0}}"),
                withoutLinks(api.post("2.1", "/flavors", SMALL).body()));
        assertEquals(
                json("{'flavor': {'id': '7', 'name': 'small', 'ram': 512, 'disk': 10, 'OS-FLV-EXT-DATA:ephemeral': 0,"
                        + "'vcpus': 1, 'os-flavor-access:is_public': true, 'swap': '', 'description': null,"
                        + "'OS-FLV-DISABLED:disabled': false, 'rxtx_factor': 1.0, 'extra_specs': {}}}"),
                withoutLinks(api.get("2.61", "/flavors/7").body()));
        assertEquals(
                json("{'flavor': {'id': '7', 'name': 'small', 'ram': 512, 'disk': 10, 'OS-FLV-EXT-DATA:ephemeral': 0,"
                        + "'vcpus': 1, 'os-flavor-access:is_public': true, 'swap': 0, 'description': null,"
                        + "'extra_specs': {}}}"),
                withoutLinks(api.get("2.102", "/flavors/7").body()));
        assertEquals(
                json("{'flavors': [{'id': '7', 'name': 'small', 'description': null, 'links': ["
                        + "{'rel': 'self', 'href': 'http://nova/v2.1/flavors/7'},"
                        + "{'rel': 'bookmark', 'href': 'http://nova/flavors/7'}]}]}"),
                api.get("2.55", "/flavors").body());
    }

    @OnEachDatabase(TestDatabases.H2)
    void privateFlavorIsSeenByItsProjectsAndByAdministrators(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(200, api.post("2.55", "/flavors", PRIVATE).status());
        assertEquals(404, api.as("member", "2.1", "GET", "/flavors/8", "").status());
        assertEquals(List.of(), ids(api.as("member", "2.1", "GET", "/flavors", "")));
        assertEquals(List.of(), ids(api.get("2.1", "/flavors")));
        assertEquals(List.of("8"), ids(api.get("2.1", "/flavors?is_public=none")));

        String grant = "{'addTenantAccess': {'tenant': '" + TestApi.PROJECT + "'}}";
        assertEquals(
                json("{'flavor_access': [{'flavor_id': '8', 'tenant_id': '" + TestApi.PROJECT + "'}]}"),
                api.post("2.7", "/flavors/8/action", grant).body());
        assertEquals(409, api.post("2.7", "/flavors/8/action", grant).status());
        assertEquals(200, api.as("member", "2.1", "GET", "/flavors/8", "").status());
        assertEquals(List.of("8"), ids(api.as("member", "2.1", "GET", "/flavors", "")));

        String revoke = grant.replace("add", "remove");
        assertEquals(200, api.post("2.7", "/flavors/8/action", revoke).status());
        assertEquals(404, api.post("2.7", "/flavors/8/action", revoke).status());
        assertEquals(404, api.as("member", "2.1", "GET", "/flavors/8", "").status());
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.body().get("flavors").forEach(flavor -> ids.add(flavor.get("id").asText()));
        return ids;
    }

    @OnEachDatabase(TestDatabases.H2)
    void listsArePagedByMarker(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        api.post("2.1", "/flavors", SMALL.replace("small", "other").replace("7", "9"));
        Answer page = api.get("2.75", "/flavors?limit=1");
        assertEquals(List.of("7"), ids(page));
        assertEquals(
                "http://nova/v2.1/flavors?limit=1&marker=7",
                page.body().get("flavors_links").get(0).get("href").asText());
        assertEquals(List.of("9"), ids(api.get("2.75", "/flavors?limit=1&marker=7")));
        assertEquals(List.of("9", "7"), ids(api.get("2.75", "/flavors?sort_key=flavorid&sort_dir=desc")));
        assertEquals(
                "marker [x] not found", api.get("2.75", "/flavors?marker=x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void extraSpecsAreCheckedSince286(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        String wrong = "{'extra_specs': {'hw:cpu_polcy': 'dedicated'}}";
        assertEquals(200, api.post("2.85", "/flavors/7/os-extra_specs", wrong).status());
        assertEquals(400, api.post("2.86", "/flavors/7/os-extra_specs", wrong).status());
        assertEquals(
                400,
                api.post("2.86", "/flavors/7/os-extra_specs", "{'extra_specs': {'hw:cpu_policy': 'own'}}")
                        .status());
        assertEquals(
                json("{'extra_specs': {'hw:cpu_policy': 'dedicated', 'my:word': 'x'}}"),
                api.post(
                                "2.86",
                                "/flavors/7/os-extra_specs",
                                "{'extra_specs': {'hw:cpu_policy': 'dedicated', 'my:word': 'x'}}")
                        .body());
        assertEquals(
                json("{'my:word': 'x'}"),
                api.get("2.86", "/flavors/7/os-extra_specs/my:word").body());
        assertEquals(
                "Request body and URI mismatch",
                api.put("2.86", "/flavors/7/os-extra_specs/my:word", "{'other': 'y'}")
                        .message());
        assertEquals(
                200, api.delete("2.86", "/flavors/7/os-extra_specs/my:word").status());
        assertEquals(
                "Flavor 7 has no extra specs with key my:word.",
                api.delete("2.86", "/flavors/7/os-extra_specs/my:word").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongRequestsAreRefusedInNovasWords(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        assertEquals(
                "Flavor with ID 7 already exists.",
                api.post("2.1", "/flavors", SMALL).message());
        assertEquals(
                "Flavor 99 could not be found.", api.get("2.1", "/flavors/99").message());
        assertEquals(
                "Invalid input for field/attribute vcpus. Value: 0. 0 is less than the minimum of 1",
                api.post("2.1", "/flavors", SMALL.replace("'1'", "0")).message());
        assertEquals(
                400, api.post("2.1", "/flavors", "{'flavor': {'name': 'x'}}").status());
        assertEquals(400, api.get("2.75", "/flavors?colour=red").status());
        assertEquals(200, api.get("2.74", "/flavors?colour=red").status());
        assertEquals(
                404,
                api.put("2.54", "/flavors/7", "{'flavor': {'description': 'x'}}")
                        .status());
        assertEquals(
                200,
                api.put("2.55", "/flavors/7", "{'flavor': {'description': 'x'}}")
                        .status());
        assertEquals(403, api.as("member", "2.1", "POST", "/flavors", SMALL).status());
        assertEquals(202, api.delete("2.1", "/flavors/7").status());
        assertEquals(404, api.delete("2.1", "/flavors/7").status());
        assertFalse(api.get("2.1", "/flavors").body().has("flavors_links"));
        assertTrue(api.get("2.1", "/flavors").body().get("flavors").isEmpty());
    }

    @OnEachDatabase(TestDatabases.H2)
    void badBodyIsRefusedBeforeAnybodyAsksWhoSentIt(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                "'flavor' is a required property",
                api.as("reader", "2.1", "POST", "/flavors", "{}").message());
        assertEquals(
                "Policy doesn't allow os_compute_api:os-flavor-manage:create to be performed.",
                api.as("reader", "2.1", "POST", "/flavors", SMALL).message());
    }

    private static String sized(String more) {
        return "{'flavor': {'name': 'n', 'ram': 1, 'vcpus': 1, 'disk': 0" + more + "}}";
    }

    @OnEachDatabase(TestDatabases.H2)
    void idsAreKeptAsTextsAndMadeWhenThereIsNone(Database database) {
        TestApi api = new TestApi(database);
        for (String[] given :
                new String[][] {{"7", "7"}, {"1.5", "1.5"}, {"'auto'", "auto"}, {"'a b_-.c'", "a b_-.c"}}) {
            Answer made =
                    api.post("2.1", "/flavors", sized(", 'id': " + given[0]).replace("'n'", "'" + given[1] + "'"));
            assertEquals(given[1], made.body().at("/flavor/id").asText());
        }
        for (String none : List.of("", ", 'id': null", ", 'id': 0")) {
            Answer made = api.post("2.1", "/flavors", sized(none).replace("'n'", "'n" + none.length() + "'"));
            assertEquals(36, made.body().at("/flavor/id").asText().length(), none);
        }
        assertEquals(
                "Invalid input for field/attribute id. Value: . '' is too short",
                api.post("2.1", "/flavors", sized(", 'id': ''")).message());
        assertEquals(
                "Invalid input for field/attribute id. Value: a/b. 'a/b' does not match "
                        + "'^(?! )[a-zA-Z0-9. _-]+(?<! )$'",
                api.post("2.1", "/flavors", sized(", 'id': 'a/b'")).message());
        assertEquals(400, api.post("2.1", "/flavors", sized(", 'id': ' a'")).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void sizesAndFactorsHaveTheBoundsOfTheSchema(Database database) {
        TestApi api = new TestApi(database);
        String field = "Invalid input for field/attribute ";
        for (String[] wrong : new String[][] {
            {"'rxtx_factor': 0", "rxtx_factor. Value: 0. 0 is less than or equal to the minimum of 0"},
            {"'rxtx_factor': '0'", "rxtx_factor. Value: 0. 0 is less than or equal to the minimum of 0"},
            {"'rxtx_factor': -1.5", "rxtx_factor. Value: -1.5. -1 is less than or equal to the minimum of 0"},
            {
                "'rxtx_factor': 1e40",
                "rxtx_factor. Value: 1e+40. 10000000000000000303786028427003666890752 is greater than the "
                        + "maximum of 3.40282e+38"
            },
            {"'rxtx_factor': 1e400", "rxtx_factor. Value: inf. inf is greater than the maximum of 3.40282e+38"},
            {"'swap': -1", "swap. Value: -1. -1 is less than the minimum of 0"},
            {"'swap': ''", "swap. Value: . '' does not match '^[0-9]+$'"},
            {"'swap': 2147483648", "swap. Value: 2147483648. 2147483648 is greater than the maximum of 2147483647"},
            {"'swap': 1.5", "swap. Value: 1.5. 1.5 is not of type 'integer', 'string'"},
        }) {
            assertEquals(
                    field + wrong[1],
                    api.post("2.1", "/flavors", sized(", " + wrong[0])).message());
        }
        assertEquals(
                2.5,
                api.post("2.1", "/flavors", sized(", 'rxtx_factor': '2.5'"))
                        .body()
                        .at("/flavor/rxtx_factor")
                        .asDouble());
    }

    @OnEachDatabase(TestDatabases.H2)
    void listsRefuseWhatTheirSchemaDoesNotName(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        api.post("2.1", "/flavors", SMALL.replace("small", "other").replace("7", "9"));
        String listed = "['created_at', 'description', 'disabled', 'ephemeral_gb', 'flavorid', 'id', 'is_public', "
                + "'memory_mb', 'name', 'root_gb', 'rxtx_factor', 'swap', 'updated_at', 'vcpu_weight', 'vcpus']";
        String query = "Invalid input for query parameters ";
        assertEquals(
                query + "sort_key. Value: colour. 'colour' is not one of " + listed,
                api.get("2.1", "/flavors?sort_key=colour").message());
        assertEquals(200, api.get("2.101", "/flavors?sort_key=rxtx_factor").status());
        assertEquals(400, api.get("2.102", "/flavors?sort_key=rxtx_factor").status());
        assertEquals(
                query + "sort_dir. Value: up. 'up' is not one of ['asc', 'desc']",
                api.get("2.1", "/flavors?sort_dir=up").message());
        assertEquals(
                query + "limit. Value: -1. '-1' does not match '^[0-9]*$'",
                api.get("2.1", "/flavors?limit=-1").message());
        assertEquals(
                "Invalid minRam filter [1.5]",
                api.get("2.1", "/flavors?minRam=1.5").message());
        assertEquals(
                "Invalid is_public filter []",
                api.get("2.1", "/flavors?is_public=").message());
        assertEquals(List.of(), ids(api.get("2.1", "/flavors?minRam=99999999999")));
        assertEquals(List.of("9", "7"), ids(api.get("2.1", "/flavors?sort_key=vcpu_weight&sort_dir=desc")));
        assertEquals(List.of("9", "7"), ids(api.get("2.1", "/flavors?sort_key=name&sort_key=id&sort_dir=desc")));
    }

    @OnEachDatabase(TestDatabases.H2)
    void emptyDescriptionIsNotNone(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        for (String description : List.of("''", "'words'", "null")) {
            assertEquals(
                    json("{'d': " + description + "}").get("d"),
                    api.put("2.55", "/flavors/7", "{'flavor': {'description': " + description + "}}")
                            .body()
                            .at("/flavor/description"));
        }
    }

    @OnEachDatabase(TestDatabases.H2)
    void extraSpecsGivenAsNumbersAreKeptAsTexts(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/flavors", SMALL);
        String specs = "{'extra_specs': {'a': 1, 'b': 1.50, 'c': 1e20}}";
        assertEquals(
                json("{'extra_specs': {'a': 1, 'b': 1.5, 'c': 1e20}}"),
                api.post("2.1", "/flavors/7/os-extra_specs", specs).body());
        assertEquals(
                json("{'extra_specs': {'a': '1', 'b': '1.5', 'c': '1e+20'}}"),
                api.get("2.1", "/flavors/7/os-extra_specs").body());
        assertEquals(
                "{} does not have enough properties",
                api.put("2.1", "/flavors/7/os-extra_specs/a", "{}").message());
        assertEquals(
                "{'a': '1', 'b': '2'} has too many properties",
                api.put("2.1", "/flavors/7/os-extra_specs/a", "{'a': '1', 'b': '2'}")
                        .message());
    }
}

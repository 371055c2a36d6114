package nova.api.group;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.api.fixture.Things;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

class GroupApiTest {
    private static final String OLD = "{'server_group': {'name': 'g', 'policies': ['affinity']}}";
    private static final String NEW =
            "{'server_group': {'name': 'g', 'policy': 'anti-affinity', 'rules': {'max_server_per_host': 3}}}";

    private static JsonNode withoutId(JsonNode group) {
        ((ObjectNode) group).remove("id");
        return group;
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupsHaveTheFieldsOfEachVersion(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                json("{'name': 'g', 'policies': ['affinity'], 'metadata': {}, 'members': []}"),
                withoutId(api.post("2.1", "/os-server-groups", OLD).body().get("server_group")));
        Answer made = api.post("2.64", "/os-server-groups", NEW);
        String id = made.body().at("/server_group/id").asText();
        assertEquals(
                json("{'name': 'g', 'policy': 'anti-affinity', 'rules': {'max_server_per_host': 3}, 'members': [],"
                        + "'project_id': '" + TestApi.PROJECT + "', 'user_id': 'admin'}"),
                withoutId(api.get("2.64", "/os-server-groups/" + id).body().get("server_group")));
        assertEquals(
                2,
                api.get("2.64", "/os-server-groups").body().get("server_groups").size());
        assertEquals(
                1,
                api.get("2.64", "/os-server-groups?limit=1&offset=1")
                        .body()
                        .get("server_groups")
                        .size());
        assertEquals(
                0,
                api.get("2.64", "/os-server-groups?offset=2")
                        .body()
                        .get("server_groups")
                        .size());
        assertEquals(204, api.delete("2.64", "/os-server-groups/" + id).status());
        assertEquals(
                "Instance group " + id + " could not be found.",
                api.delete("2.64", "/os-server-groups/" + id).message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupsOfOtherProjectsAreThereForAdministratorsAlone(Database database) {
        TestApi api = new TestApi(database);
        String group = "/os-server-groups/"
                + api.as("member@other", "2.64", "POST", "/os-server-groups", NEW)
                        .body()
                        .at("/server_group/id")
                        .asText();
        assertEquals(404, api.as("member", "2.64", "GET", group, "").status());
        assertEquals(404, api.as("member", "2.64", "DELETE", group, "").status());
        assertEquals(200, api.get("2.64", group).status());
        String all = "/os-server-groups?all_projects=1";
        assertEquals(
                0,
                api.as("member", "2.64", "GET", all, "")
                        .body()
                        .get("server_groups")
                        .size());
        assertEquals(1, api.get("2.64", all).body().get("server_groups").size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongGroupsAreRefused(Database database) {
        TestApi api = new TestApi(database);
        String soft = OLD.replace("affinity", "soft-affinity");
        assertEquals(400, api.post("2.14", "/os-server-groups", soft).status());
        assertEquals(200, api.post("2.15", "/os-server-groups", soft).status());
        assertEquals(400, api.post("2.64", "/os-server-groups", OLD).status());
        assertEquals(
                400,
                api.post("2.64", "/os-server-groups", NEW.replace("anti-affinity", "affinity"))
                        .status());
        assertEquals(
                403, api.as("reader", "2.64", "POST", "/os-server-groups", NEW).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void quotaOfGroupsHolds(Database database) {
        TestApi api = new TestApi(database);
        for (int i = 0; i < 10; i++) {
            assertEquals(200, api.post("2.64", "/os-server-groups", NEW).status());
        }
        Answer eleventh = api.post("2.64", "/os-server-groups", NEW);
        assertEquals(403, eleventh.status());
        assertEquals("Quota exceeded, too many server groups.", eleventh.message());
        assertEquals(
                "Quota exceeded, too many server groups.",
                api.post("2.64", "/os-server-groups", NEW.replace("anti-affinity", "affinity"))
                        .message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void rulesAreShownAsTheyWereSaid(Database database) {
        TestApi api = new TestApi(database);
        String without = "{'server_group': {'name': 'g', 'policy': 'anti-affinity'}}";
        assertEquals(
                json("{}"),
                api.post("2.64", "/os-server-groups", without).body().at("/server_group/rules"));
        assertEquals(
                json("{'max_server_per_host': 1}"),
                api.post("2.64", "/os-server-groups", NEW.replace("3", "'1'"))
                        .body()
                        .at("/server_group/rules"));
        assertEquals(
                "Invalid input for field/attribute max_server_per_host. Value: . '' is too short",
                api.post("2.64", "/os-server-groups", NEW.replace("3", "''")).message());
        assertEquals(
                json("{'max_server_per_host': 2147483647}"),
                api.post("2.64", "/os-server-groups", NEW.replace("3", "99999999999"))
                        .body()
                        .at("/server_group/rules"));
        assertEquals(
                "Only anti-affinity policy supports rules.",
                api.post("2.64", "/os-server-groups", NEW.replace("anti-affinity", "soft-anti-affinity"))
                        .message());
        assertEquals(
                "Invalid input for field/attribute policy. Value: x. 'x' is not one of ['anti-affinity', 'affinity',"
                        + " 'soft-anti-affinity', 'soft-affinity']",
                api.post("2.64", "/os-server-groups", without.replace("anti-affinity", "x"))
                        .message());
        assertEquals(
                "Invalid input for query parameters limit. Value: x. 'x' does not match '^[0-9]*$'",
                api.get("2.1", "/os-server-groups?limit=x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void quotaOfMembersHoldsForEachUser(Database database) {
        TestApi api = new TestApi(database);
        new Things(api);
        String group = api.post("2.64", "/os-server-groups", NEW)
                .body()
                .at("/server_group/id")
                .asText();
        api.put("2.57", "/os-quota-sets/" + TestApi.PROJECT, "{'quota_set': {'server_group_members': 2}}");
        String boot = "{'server': {'name': 'web', 'flavorRef': '1', 'networks': 'none', 'min_count': %d,"
                + "'imageRef': '" + Things.IMAGE + "'}, 'os:scheduler_hints': {'group': '" + group
                + "'}}";
        Answer three = api.post("2.37", "/servers", boot.formatted(3));
        assertEquals("Quota exceeded, too many servers in group", three.message());
        assertEquals(403, three.status());
        assertEquals(202, api.post("2.37", "/servers", boot.formatted(2)).status());
        assertEquals(403, api.post("2.37", "/servers", boot.formatted(1)).status());
        assertEquals(
                2,
                api.get("2.64", "/os-server-groups/" + group)
                        .body()
                        .at("/server_group/members")
                        .size());
    }
}

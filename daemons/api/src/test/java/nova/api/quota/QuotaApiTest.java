package nova.api.quota;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

class QuotaApiTest {
    private static final String PATH = "/os-quota-sets/" + TestApi.PROJECT;

    @OnEachDatabase(TestDatabases.H2)
    void quotaSetHasTheLimitsOfEachVersion(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                json("{'quota_set': {'id': '" + TestApi.PROJECT + "', 'instances': 10, 'cores': 20, 'ram': 51200,"
                        + "'metadata_items': 128, 'injected_files': 5, 'injected_file_content_bytes': 10240,"
                        + "'injected_file_path_bytes': 255, 'key_pairs': 100, 'server_groups': 10,"
                        + "'server_group_members': 10, 'fixed_ips': -1, 'floating_ips': -1, 'security_groups': -1,"
                        + "'security_group_rules': -1}}"),
                api.get("2.35", PATH).body());
        assertEquals(
                json("{'quota_set': {'id': '" + TestApi.PROJECT + "', 'instances': 10, 'cores': 20, 'ram': 51200,"
                        + "'metadata_items': 128, 'key_pairs': 100, 'server_groups': 10,"
                        + "'server_group_members': 10}}"),
                api.get("2.57", PATH + "/defaults").body());
        JsonNode detail = api.get("2.57", PATH + "/detail").body().get("quota_set");
        assertEquals(json("{'in_use': 0, 'limit': 10, 'reserved': 0}"), detail.get("instances"));
    }

    @OnEachDatabase(TestDatabases.H2)
    void limitsOfProjectAndUserAreSetAndCleared(Database database) {
        TestApi api = new TestApi(database);
        JsonNode set = api.put("2.57", PATH, "{'quota_set': {'cores': 40, 'ram': '-1'}}")
                .body()
                .get("quota_set");
        assertEquals(40, set.get("cores").asInt());
        assertEquals(-1, set.get("ram").asInt());
        assertFalse(set.has("id"));
        assertEquals(
                "Quota limit 50 for cores must be less than or equal to 40.",
                api.put("2.57", PATH + "?user_id=u", "{'quota_set': {'cores': 50}}")
                        .message());
        assertEquals(
                200,
                api.put("2.57", PATH + "?user_id=u", "{'quota_set': {'cores': 30}}")
                        .status());
        assertEquals(
                30,
                api.get("2.57", PATH + "?user_id=u")
                        .body()
                        .at("/quota_set/cores")
                        .asInt());
        assertEquals(40, api.get("2.57", PATH).body().at("/quota_set/cores").asInt());
        assertEquals(202, api.delete("2.57", PATH).status());
        assertEquals(20, api.get("2.57", PATH).body().at("/quota_set/cores").asInt());
    }

    private static String refusal(TestApi api, String user, String limits) {
        String path = user.isEmpty() ? PATH : PATH + "?user_id=" + user;
        return api.put("2.57", path, "{'quota_set': " + limits + "}").message();
    }

    @OnEachDatabase(TestDatabases.H2)
    void usersShareOutTheLimitOfTheirProject(Database database) {
        TestApi api = new TestApi(database);
        api.put("2.57", PATH + "?user_id=a", "{'quota_set': {'cores': 5}}");
        api.put("2.57", PATH + "?user_id=b", "{'quota_set': {'cores': 8}}");
        assertEquals("Quota limit 13 for cores must be less than or equal to 12.", refusal(api, "a", "{'cores': 13}"));
        assertEquals("Quota limit -1 for cores must be less than or equal to 7.", refusal(api, "c", "{'cores': -1}"));
        assertEquals(
                "Quota limit 12 for cores must be greater than or equal to already used and reserved 13.",
                refusal(api, "", "{'cores': 12}"));
        assertEquals(
                200,
                api.put("2.57", PATH, "{'quota_set': {'cores': 12, 'force': true}}")
                        .status());
        api.put("2.57", PATH, "{'quota_set': {'cores': -1}}");
        assertEquals(
                200,
                api.put("2.57", PATH + "?user_id=c", "{'quota_set': {'cores': -1}}")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void keyPairsAreUsedByUsersAndNotByProjects(Database database) {
        TestApi api = new TestApi(database);
        api.post("2.1", "/os-keypairs", "{'keypair': {'name': 'k'}}");
        assertEquals(
                1,
                api.get("2.57", PATH + "/detail?user_id=admin")
                        .body()
                        .at("/quota_set/key_pairs/in_use")
                        .asInt());
        assertEquals(
                0,
                api.get("2.57", PATH + "/detail")
                        .body()
                        .at("/quota_set/key_pairs/in_use")
                        .asInt());
    }

    @OnEachDatabase(TestDatabases.H2)
    void limitBelowWhatIsUsedNeedsForce(Database database) {
        TestApi api = new TestApi(database);
        for (String name : List.of("a", "b")) {
            api.post(
                    "2.1", "/os-server-groups", "{'server_group': {'name': '" + name + "', 'policies': ['affinity']}}");
        }
        assertEquals(
                "Quota limit 1 for server_groups must be greater than or equal to already used and reserved 2.",
                refusal(api, "", "{'server_groups': 1}"));
        assertEquals(
                "Quota limit 0 for server_groups must be greater than or equal to already used and reserved 2.",
                refusal(api, "", "{'server_groups': 0, 'force': 'False'}"));
        assertEquals(
                1,
                api.put("2.57", PATH, "{'quota_set': {'server_groups': '1', 'force': 'True'}}")
                        .body()
                        .at("/quota_set/server_groups")
                        .asInt());
        JsonNode detail = api.get("2.57", PATH + "/detail").body().at("/quota_set/server_groups");
        assertEquals(json("{'in_use': 2, 'limit': 1, 'reserved': 0}"), detail);
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongLimitsAreRefused(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                "Invalid input for field/attribute cores. Value: -2. -2 is less than the minimum of -1",
                api.put("2.57", PATH, "{'quota_set': {'cores': -2}}").message());
        assertEquals(
                400,
                api.put("2.57", PATH, "{'quota_set': {'injected_files': 1}}").status());
        assertEquals(
                200,
                api.put("2.56", PATH, "{'quota_set': {'injected_files': 1}}").status());
        assertEquals(
                "The networks quota has been removed",
                api.put("2.35", PATH, "{'quota_set': {'networks': 1}}").message());
        assertEquals(
                "Invalid input for field/attribute quota_set. Value: {'networks': 1}. Additional properties are not"
                        + " allowed ('networks' was unexpected)",
                api.put("2.36", PATH, "{'quota_set': {'networks': 1}}").message());
        assertEquals(
                403,
                api.as("member", "2.57", "PUT", PATH, "{'quota_set': {'cores': 1}}")
                        .status());
        assertEquals(
                403, api.as("reader", "2.57", "GET", "/os-quota-sets/bbbb", "").status());
        assertEquals(200, api.as("reader", "2.57", "GET", PATH, "").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void classSetsGainGroupsAndLoseNetworksAt250(Database database) {
        TestApi api = new TestApi(database);
        JsonNode old = api.get("2.49", "/os-quota-class-sets/default").body().get("quota_class_set");
        assertTrue(old.has("fixed_ips") && !old.has("server_groups"));
        JsonNode now = api.get("2.50", "/os-quota-class-sets/default").body().get("quota_class_set");
        assertTrue(!now.has("fixed_ips") && now.has("server_groups") && now.has("injected_files"));
        assertFalse(api.get("2.57", "/os-quota-class-sets/default")
                .body()
                .at("/quota_class_set")
                .has("injected_files"));
        JsonNode unshown = api.put("2.49", "/os-quota-class-sets/default", "{'quota_class_set': {'server_groups': 4}}")
                .body()
                .get("quota_class_set");
        assertFalse(unshown.has("server_groups"));
        assertEquals(
                4, api.get("2.57", PATH).body().at("/quota_set/server_groups").asInt());
        api.put("2.57", "/os-quota-class-sets/default", "{'quota_class_set': {'cores': 33}}");
        assertEquals(33, api.get("2.57", PATH).body().at("/quota_set/cores").asInt());
    }

    @OnEachDatabase(TestDatabases.H2)
    void limitsOfTheFormerNetworkAreKeptForOldClients(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(-1, api.get("2.1", PATH).body().at("/quota_set/fixed_ips").asInt());

        api.put("2.1", PATH, "{'quota_set': {'fixed_ips': 7}}");
        api.put("2.1", "/os-quota-class-sets/default", "{'quota_class_set': {'floating_ips': 9}}");
        assertEquals(
                9,
                api.get("2.35", "/limits")
                        .body()
                        .at("/limits/absolute/maxTotalFloatingIps")
                        .asInt());

        JsonNode set = api.get("2.35", PATH).body().get("quota_set");
        assertEquals(7, set.get("fixed_ips").asInt());
        assertEquals(9, set.get("floating_ips").asInt());
        assertEquals(
                400, api.put("2.36", PATH, "{'quota_set': {'fixed_ips': 7}}").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void limitsHaveTheNamesOfEachVersion(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(
                json("{'limits': {'rate': [], 'absolute': {'maxTotalInstances': 10, 'maxTotalCores': 20,"
                        + "'maxTotalRAMSize': 51200, 'maxTotalKeypairs': 100, 'maxServerMeta': 128,"
                        + "'maxServerGroups': 10, 'maxServerGroupMembers': 10, 'totalInstancesUsed': 0,"
                        + "'totalCoresUsed': 0, 'totalRAMUsed': 0, 'totalServerGroupsUsed': 0}}}"),
                api.get("2.57", "/limits").body());
        JsonNode old = api.get("2.35", "/limits").body().at("/limits/absolute");
        assertTrue(old.has("maxImageMeta") && old.has("maxPersonality") && old.has("maxSecurityGroups"));
        assertEquals(
                403,
                api.as("member", "2.57", "GET", "/limits?tenant_id=bbbb", "").status());
        assertEquals(
                403,
                api.as("member", "2.57", "GET", "/limits?tenant_id=" + TestApi.PROJECT, "")
                        .status(),
                "who names a project asks for another's");
        assertEquals(200, api.get("2.57", "/limits?tenant_id=bbbb").status());
        assertEquals(200, api.get("2.74", "/limits?reserved=1").status());
        assertEquals(400, api.get("2.75", "/limits?reserved=1").status());
    }
}

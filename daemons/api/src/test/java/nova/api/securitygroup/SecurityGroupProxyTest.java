package nova.api.securitygroup;

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
import nova.model.server.Server;

class SecurityGroupProxyTest {
    private static final String WEB = "11111111-2222-3333-4444-555555555555";
    private static final String PEER = "22222222-2222-3333-4444-555555555555";
    private static final String RULE = "33333333-2222-3333-4444-555555555555";
    private static final String GROUPS = "/v2.0/security-groups";

    private static String rule(String rest) {
        return "{'id': '" + RULE + "', 'security_group_id': '" + WEB + "', 'direction': 'ingress',"
                + "'ethertype': 'IPv4', " + rest + "}";
    }

    private static String group(String id, String name, String rules) {
        return "{'id': '" + id + "', 'name': '" + name + "', 'description': 'd', 'tenant_id': 't',"
                + "'security_group_rules': [" + rules + "]}";
    }

    private static final String HTTP =
            rule("'protocol': 'tcp', 'port_range_min': 80, 'port_range_max': 80, 'remote_group_id': null,"
                    + "'remote_ip_prefix': null");

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        String peers = rule("'protocol': 'tcp', 'port_range_min': null, 'port_range_max': null,"
                + "'remote_group_id': '" + PEER + "', 'remote_ip_prefix': null");
        String out = HTTP.replace("ingress", "egress");
        api.networkService()
                .answers(
                        "GET " + GROUPS + "/" + WEB,
                        200,
                        "{'security_group': " + group(WEB, "web", HTTP + "," + peers + "," + out) + "}")
                .answers("GET " + GROUPS + "/" + PEER, 200, "{'security_group': " + group(PEER, "peer", "") + "}")
                .answers(
                        "GET " + GROUPS + "?id=" + PEER, 200, "{'security_groups': [" + group(PEER, "peer", "") + "]}");
        return api;
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupShowsWhatComesInAndPeersByName(Database database) {
        TestApi api = cloud(database);
        assertEquals(
                json("{'security_group': {'id': '" + WEB + "', 'name': 'web', 'description': 'd', 'tenant_id': 't',"
                        + "'rules': [{'id': '" + RULE + "', 'parent_group_id': '" + WEB + "', 'ip_protocol': 'tcp',"
                        + "'from_port': 80, 'to_port': 80, 'group': {}, 'ip_range': {'cidr': '0.0.0.0/0'}},"
                        + "{'id': '" + RULE + "', 'parent_group_id': '" + WEB + "', 'ip_protocol': 'tcp',"
                        + "'from_port': 1, 'to_port': 65535, 'group': {'name': 'peer', 'tenant_id': 't'},"
                        + "'ip_range': {}}]}}"),
                api.get("2.35", "/os-security-groups/" + WEB).body());
        assertEquals(
                "Security group id should be uuid",
                api.get("2.1", "/os-security-groups/web").message());
        assertEquals(404, api.get("2.1", "/os-security-groups/" + RULE).status());
        assertEquals(404, api.get("2.36", "/os-security-groups").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupsAreListedByProjectAndNameAndPaged(Database database) {
        TestApi api = cloud(database);
        String both = "{'security_groups': [" + group(WEB, "web", "") + "," + group(PEER, "peer", "") + "]}";
        api.networkService()
                .answers("GET " + GROUPS + "?tenant_id=" + TestApi.PROJECT, 200, both)
                .answers("GET " + GROUPS, 200, "{'security_groups': [" + group(WEB, "web", "") + "]}");
        JsonNode listed = api.get("2.1", "/os-security-groups").body().get("security_groups");
        assertEquals("peer", listed.at("/0/name").asText());
        assertEquals("web", listed.at("/1/name").asText());
        assertEquals(1, size(api.get("2.1", "/os-security-groups?limit=1&offset=1")));
        assertEquals(0, size(api.get("2.1", "/os-security-groups?offset=7")));
        assertEquals(2, size(api.get("2.1", "/os-security-groups?limit=0")));
        assertEquals(400, api.get("2.1", "/os-security-groups?limit=-1").status());
        assertEquals(1, size(api.get("2.1", "/os-security-groups?all_tenants=1")));
        assertEquals(2, size(api.as("member", "2.1", "GET", "/os-security-groups?all_tenants=1", "")));
    }

    private static int size(Answer answer) {
        return answer.body().get("security_groups").size();
    }

    @OnEachDatabase(TestDatabases.H2)
    void refusalsOfTheNetworkServiceBecomeNovas(Database database) {
        TestApi api = cloud(database);
        String body = "{'security_group': {'name': 'x', 'description': 'y'}}";
        String conflict = "{'NeutronError': {'type': 'X', 'message': 'In use.'}}";
        api.networkService()
                .answers("POST " + GROUPS, 201, "{'security_group': " + group(WEB, "x", "") + "}")
                .answers("PUT " + GROUPS + "/" + WEB, 200, "{'security_group': " + group(WEB, "x", "") + "}")
                .answers("DELETE " + GROUPS + "/" + WEB, 204, "");
        assertEquals(200, api.post("2.1", "/os-security-groups", body).status());
        assertEquals(200, api.put("2.1", "/os-security-groups/" + WEB, body).status());
        assertEquals(202, api.delete("2.1", "/os-security-groups/" + WEB).status());
        api.networkService()
                .answers("POST " + GROUPS, 409, conflict)
                .answers("DELETE " + GROUPS + "/" + WEB, 409, conflict);
        assertEquals(403, api.post("2.1", "/os-security-groups", body).status());
        Answer used = api.delete("2.1", "/os-security-groups/" + WEB);
        assertEquals(400, used.status());
        assertEquals("In use.", used.message());
        assertEquals(
                400,
                api.post("2.1", "/os-security-groups", "{'security_group': {'name': 'x'}}")
                        .status());
    }

    private static Answer addRule(TestApi api, String rest) {
        return api.post(
                "2.1",
                "/os-security-group-rules",
                "{'security_group_rule': {'parent_group_id': '" + WEB + "', " + rest + "}}");
    }

    @OnEachDatabase(TestDatabases.H2)
    void ruleIsSaidInTheWordsOfTheNetworkService(Database database) {
        TestApi api = cloud(database);
        api.networkService()
                .answers("POST /v2.0/security-group-rules", 201, "{'security_group_rule': " + HTTP + "}")
                .answers("GET /v2.0/security-group-rules/" + RULE, 200, "{'security_group_rule': " + HTTP + "}")
                .answers("DELETE /v2.0/security-group-rules/" + RULE, 204, "");
        Answer made = addRule(api, "'ip_protocol': 'tcp', 'from_port': '22', 'to_port': 22, 'cidr': '10.0.0.0%2F8'");
        assertEquals(200, made.status());
        assertEquals(
                json("{'security_group_rule': {'direction': 'ingress', 'security_group_id': '" + WEB
                        + "', 'remote_ip_prefix': '10.0.0.0/8', 'ethertype': 'IPv4', 'protocol': 'tcp',"
                        + "'port_range_min': 22, 'port_range_max': 22}}"),
                api.networkService().changes().getLast().body());
        addRule(api, "'group_id': '" + PEER + "', 'ip_protocol': 'icmp'");
        assertEquals(
                json("{'security_group_rule': {'direction': 'ingress', 'security_group_id': '" + WEB
                        + "', 'remote_group_id': '" + PEER + "', 'ethertype': 'IPv4', 'protocol': 'icmp'}}"),
                api.networkService().changes().getLast().body());
        assertEquals(202, api.delete("2.1", "/os-security-group-rules/" + RULE).status());
        assertEquals(400, api.delete("2.1", "/os-security-group-rules/x").status());
        assertEquals(404, api.delete("2.1", "/os-security-group-rules/" + PEER).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongRulesAreRefusedInNovasWords(Database database) {
        TestApi api = cloud(database);
        String[][] wrong = {
            {"'ip_protocol': 'tcp'", "Not enough parameters to build a valid rule."},
            {"'ip_protocol': 'gre', 'from_port': 1, 'to_port': 2", "Invalid IP protocol gre."},
            {
                "'ip_protocol': 'tcp', 'from_port': 9, 'to_port': 2",
                "Invalid port range 9:2. Former value cannot be greater than the later"
            },
            {
                "'ip_protocol': 'udp', 'from_port': 1, 'to_port': 65536",
                "Invalid port range 1:65536. Valid UDP ports should be between 1-65535"
            },
            {
                "'ip_protocol': 'icmp', 'from_port': 256, 'to_port': 1",
                "Invalid port range 256:1. For ICMP, the type:code must be valid"
            },
            {
                "'ip_protocol': 'tcp', 'from_port': 'a', 'to_port': 1",
                "Invalid input received: To and From ports must be integers"
            },
            {"'ip_protocol': 'tcp', 'from_port': 1, 'to_port': 1, 'cidr': 'x'", "x is not a valid IP network."},
            {
                "'ip_protocol': 'tcp', 'from_port': 1, 'to_port': 1, 'cidr': '10.0.0.0/0'",
                "Bad prefix for network in cidr 10.0.0.0/0"
            },
            {"'ip_protocol': 'tcp', 'from_port': 80, 'to_port': 80", "This rule already exists in group " + WEB},
        };
        for (String[] each : wrong) {
            Answer answer = addRule(api, each[0]);
            assertEquals(400, answer.status(), each[0]);
            assertEquals(each[1], answer.message(), each[0]);
        }
        assertEquals(
                404,
                addRule(api, "'group_id': '" + RULE + "', 'ip_protocol': 'tcp'").status());
    }

    private static Server server(Database database) {
        Server server = SampleServers.named("a")
                .of(TestApi.PROJECT)
                .activeOn("h1")
                .withAddress("10.0.0.5")
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    /** The server's port has the group web; peer exists, twice is two groups, moon is none. */
    private static TestApi plugged(Database database, Server server) {
        TestApi api = cloud(database);
        String web = "{'security_groups': [" + group(WEB, "web", "") + "]}";
        String named = "GET " + GROUPS + "?name=%s&tenant_id=" + TestApi.PROJECT;
        api.networkService()
                .answers(
                        "GET /v2.0/ports?device_id=" + server.id(),
                        200,
                        "{'ports': [{'id': 'p1', 'fixed_ips': [{}], 'security_groups': ['" + WEB + "']}]}")
                .answers("GET " + GROUPS + "?id=" + WEB, 200, web)
                .answers(named.formatted("peer"), 200, "{'security_groups': [" + group(PEER, "peer", "") + "]}")
                .answers(named.formatted("web"), 200, web)
                .answers(named.formatted("moon"), 200, "{'security_groups': []}")
                .answers(
                        named.formatted("twice"),
                        200,
                        "{'security_groups': [" + group(PEER, "twice", "") + "," + group(WEB, "twice", "") + "]}")
                .answers("PUT /v2.0/ports/p1", 200, "{}");
        return api;
    }

    private static Answer act(TestApi api, Server server, String action, String group) {
        return api.post("2.1", "/servers/" + server.id() + "/action", "{'" + action + "': {'name': '" + group + "'}}");
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupsOfAServerAreThoseOfItsPorts(Database database) {
        Server server = server(database);
        TestApi api = plugged(database, server);
        String path = "/servers/" + server.id();
        assertEquals(
                "web",
                api.get("2.1", path + "/os-security-groups")
                        .body()
                        .at("/security_groups/0/name")
                        .asText());
        assertEquals(202, act(api, server, "addSecurityGroup", "peer").status());
        assertEquals(
                json("{'port': {'security_groups': ['" + WEB + "', '" + PEER + "']}}"),
                api.networkService().changes().getLast().body());
        assertEquals(202, act(api, server, "removeSecurityGroup", "web").status());
        assertEquals(
                json("{'port': {'security_groups': []}}"),
                api.networkService().changes().getLast().body());
        assertEquals(
                "web",
                api.get("2.1", path).body().at("/server/security_groups/0/name").asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void groupsThatAreNotThereAreRefusedInNovasWords(Database database) {
        Server server = server(database);
        TestApi api = plugged(database, server);
        assertEquals(
                "Security group peer not associated with the instance " + server.id(),
                act(api, server, "removeSecurityGroup", "peer").message());
        assertEquals(
                "Security group moon is not found for project " + TestApi.PROJECT,
                act(api, server, "addSecurityGroup", "moon").message());
        assertEquals(409, act(api, server, "addSecurityGroup", "twice").status());
        api.networkService().answers("GET /v2.0/ports?device_id=" + server.id(), 200, "{'ports': []}");
        assertEquals(
                "instance_id " + server.id() + " could not be found as device id on any ports",
                act(api, server, "addSecurityGroup", "peer").message());
    }
}

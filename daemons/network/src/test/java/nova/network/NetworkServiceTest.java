package nova.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The network service over HTTP, as its clients see it. The token is {@code admin} or the name of a project. */
class NetworkServiceTest {
    private final ServedNetwork service = ServedNetwork.start();

    @AfterEach
    void stop() {
        service.close();
    }

    private ServedNetwork.Answer ask(String token, String method, String path, String body) throws Exception {
        return service.ask(token, method, path, body);
    }

    private String created(String token, String path, String body) throws Exception {
        return service.created(token, path, body);
    }

    private String smallNetwork(String token) throws Exception {
        String network = created(token, "/networks", "{\"network\":{\"name\":\"small\"}}");
        created(
                token,
                "/subnets",
                "{\"subnet\":{\"network_id\":\"%s\",\"cidr\":\"10.99.0.0/29\",\"ip_version\":4}}".formatted(network));
        return network;
    }

    private static String portBody(String network, String more) {
        return "{\"port\":{\"network_id\":\"%s\"%s}}".formatted(network, more);
    }

    @Test
    void everyProjectSeesTheFirstNetwork() throws Exception {
        JsonNode networks =
                ask("demo", "GET", "/networks?shared=true", "").body().path("networks");

        assertEquals(1, networks.size());
        assertEquals("private", networks.get(0).path("name").asText());
        assertEquals(1, networks.get(0).path("subnets").size());
    }

    @Test
    void aProjectHasOneDefaultGroupWithRules() throws Exception {
        ServedNetwork.Answer first = ask("demo", "GET", "/security-groups", "");
        ServedNetwork.Answer second = ask("demo", "GET", "/security-groups?name=default", "");

        assertEquals(200, first.status(), () -> first.body().toString());
        assertEquals(first.body(), second.body());
        JsonNode group = first.body().path("security_groups").get(0);
        assertEquals(4, group.path("security_group_rules").size());
        assertEquals(
                409,
                ask("demo", "DELETE", "/security-groups/" + group.path("id").asText(), "")
                        .status());
    }

    @Test
    void portsGetDifferentAddressesUntilNoneIsLeft() throws Exception {
        String network = smallNetwork("demo");
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            JsonNode port =
                    ask("demo", "POST", "/ports", portBody(network, "")).body().path("port");
            addresses.add(port.path("fixed_ips").get(0).path("ip_address").asText());
        }
        assertEquals(5, addresses.size());

        ServedNetwork.Answer refused = ask("demo", "POST", "/ports", portBody(network, ""));

        assertEquals(409, refused.status());
        assertEquals(
                "IpAddressGenerationFailure",
                refused.body().path("NeutronError").path("type").asText());
    }

    @Test
    void aRefusedPortLeavesNothingBehind() throws Exception {
        String network = smallNetwork("demo");
        String fixed = ",\"fixed_ips\":[{\"ip_address\":\"10.99.0.3\"}]";
        created("demo", "/ports", portBody(network, fixed));

        ServedNetwork.Answer refused = ask("demo", "POST", "/ports", portBody(network, fixed));

        assertEquals(409, refused.status(), refused::error);
        assertEquals(1, ask("demo", "GET", "/ports", "").body().path("ports").size());
    }

    @Test
    void onlyAdministratorsBindPorts() throws Exception {
        String network = smallNetwork("demo");
        String host = ",\"binding:host_id\":\"h1\",\"device_id\":\"server\",\"tenant_id\":\"demo\"";
        assertEquals(403, ask("demo", "POST", "/ports", portBody(network, host)).status());

        String port = created("admin", "/ports", portBody(network, host));

        JsonNode bound = ask("admin", "GET", "/ports/" + port, "").body().path("port");
        assertEquals("user", bound.path("binding:vif_type").asText());
        assertEquals("ACTIVE", bound.path("status").asText());
        JsonNode asOwner =
                ask("demo", "GET", "/ports?device_id=server", "").body().path("ports");
        assertEquals(1, asOwner.size());
        assertTrue(asOwner.get(0).path("binding:host_id").isMissingNode());
    }

    @Test
    void aPortMovesToAnotherHostAndBack() throws Exception {
        String network = smallNetwork("admin");
        String port = created("admin", "/ports", portBody(network, ",\"binding:host_id\":\"h1\""));

        ask("admin", "PUT", "/ports/" + port, "{\"port\":{\"binding:host_id\":\"h2\"}}");
        assertEquals("h2", hostOf(port));
        ask("admin", "PUT", "/ports/" + port, "{\"port\":{\"binding:host_id\":\"\",\"device_id\":\"\"}}");

        assertEquals("", hostOf(port));
    }

    private String hostOf(String port) throws Exception {
        return ask("admin", "GET", "/ports/" + port, "")
                .body()
                .path("port")
                .path("binding:host_id")
                .asText();
    }

    @Test
    void othersSeeNeitherNetworksNorPorts() throws Exception {
        String network = smallNetwork("demo");
        String port = created("demo", "/ports", portBody(network, ""));

        assertEquals(404, ask("other", "GET", "/networks/" + network, "").status());
        assertEquals(404, ask("other", "GET", "/ports/" + port, "").status());
        assertEquals(404, ask("other", "DELETE", "/ports/" + port, "").status());
        assertEquals(0, ask("other", "GET", "/ports", "").body().path("ports").size());
    }

    @Test
    void aNetworkWithPortsIsNotDeleted() throws Exception {
        String network = smallNetwork("demo");
        String port = created("demo", "/ports", portBody(network, ""));
        assertEquals(409, ask("demo", "DELETE", "/networks/" + network, "").status());

        assertEquals(204, ask("demo", "DELETE", "/ports/" + port, "").status());

        assertEquals(204, ask("demo", "DELETE", "/networks/" + network, "").status());
        assertEquals(404, ask("demo", "GET", "/networks/" + network, "").status());
    }

    @Test
    void wrongBodiesAreRefusedInNeutronsForm() throws Exception {
        String network = smallNetwork("demo");
        String subnet = "{\"subnet\":{\"network_id\":\"" + network + "\",\"ip_version\":4,\"cidr\":\"%s\"}}";
        assertEquals(
                400,
                ask("demo", "POST", "/subnets", subnet.formatted("10.99.0.0/24"))
                        .status());
        assertEquals(
                400,
                ask("demo", "POST", "/subnets", subnet.formatted("fd00::/64")).status());
        assertEquals(
                400, ask("demo", "POST", "/subnets", subnet.formatted("banana")).status());
        assertEquals(400, ask("demo", "POST", "/networks", "{\"network\":[]}").status());
        assertEquals(400, ask("demo", "POST", "/networks", "{").status());
        assertEquals(
                403,
                ask("demo", "POST", "/networks", "{\"network\":{\"shared\":true}}")
                        .status());
        ServedNetwork.Answer missing = ask("demo", "POST", "/ports", portBody("nowhere", ""));
        assertEquals(404, missing.status());
        assertEquals(
                "NetworkNotFound",
                missing.body().path("NeutronError").path("type").asText());
    }

    @Test
    void rulesAreKeptOncePerGroup() throws Exception {
        String group = created("demo", "/security-groups", "{\"security_group\":{\"name\":\"web\"}}");
        String rule = ("{\"security_group_rule\":{\"security_group_id\":\"%s\",\"direction\":\"ingress\","
                        + "\"protocol\":\"tcp\",\"port_range_min\":80,\"port_range_max\":80}}")
                .formatted(group);
        String id = created("demo", "/security-group-rules", rule);

        assertEquals(409, ask("demo", "POST", "/security-group-rules", rule).status());
        assertEquals(
                204, ask("demo", "DELETE", "/security-group-rules/" + id, "").status());

        String one = rule.substring("{\"security_group_rule\":".length(), rule.length() - 1);
        String several = "{\"security_group_rules\":[%s,%s]}";
        assertEquals(
                409,
                ask("demo", "POST", "/security-group-rules", several.formatted(one, one))
                        .status());
        ServedNetwork.Answer made =
                ask("demo", "POST", "/security-group-rules", several.formatted(one, one.replace(":80", ":81")));
        assertEquals(201, made.status());
        assertEquals(2, made.body().path("security_group_rules").size());
        assertEquals(204, ask("demo", "DELETE", "/security-groups/" + group, "").status());
    }
}

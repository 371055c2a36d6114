package nova.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import nova.http.json.Json;
import nova.network.ServedNetwork.Answer;
import org.junit.jupiter.api.Test;

/** How much a project may have in the network service. */
class QuotaTest {
    private static final String MINE = "/quotas/p1";

    @Test
    void limitSetForAProjectHoldsForItAlone() throws Exception {
        try (ServedNetwork network = ServedNetwork.start()) {
            assertEquals(
                    1,
                    network.ask("admin", "PUT", MINE, "{\"quota\": {\"network\": 1}}")
                            .body()
                            .at("/quota/network")
                            .asInt());
            network.created("p1", "/networks", "{\"network\": {\"name\": \"a\"}}");
            Answer second = network.ask("p1", "POST", "/networks", "{\"network\": {\"name\": \"b\"}}");
            assertEquals(409, second.status());
            assertEquals("OverQuota", second.type());
            assertEquals("Quota exceeded for resources: ['network'].", second.error());
            network.created("p2", "/networks", "{\"network\": {\"name\": \"a\"}}");
            network.created("p2", "/networks", "{\"network\": {\"name\": \"b\"}}");
            network.ask("admin", "PUT", MINE, "{\"quota\": {\"network\": -1}}");
            network.created("p1", "/networks", "{\"network\": {\"name\": \"b\"}}");
        }
    }

    @Test
    void detailsSayHowMuchIsInUse() throws Exception {
        try (ServedNetwork network = ServedNetwork.start()) {
            String id = network.created("p1", "/networks", "{\"network\": {\"name\": \"a\"}}");
            network.created(
                    "p1",
                    "/subnets",
                    "{\"subnet\": {\"network_id\": \"" + id + "\", \"cidr\": \"10.1.0.0/24\", \"ip_version\": 4}}");
            network.created("p1", "/ports", "{\"port\": {\"network_id\": \"" + id + "\"}}");
            Answer details = network.ask("p1", "GET", MINE + "/details", "");
            assertEquals(
                    Json.read("{\"limit\": 100, \"used\": 1, \"reserved\": 0}".getBytes()),
                    details.body().at("/quota/network"));
            assertEquals(1, details.body().at("/quota/subnet/used").asInt());
            assertEquals(1, details.body().at("/quota/port/used").asInt());
            assertEquals(1, details.body().at("/quota/security_group/used").asInt());
            assertEquals(4, details.body().at("/quota/security_group_rule/used").asInt());
            assertEquals(0, details.body().at("/quota/floatingip/used").asInt());
            assertEquals(500, details.body().at("/quota/floatingip/limit").asInt());
        }
    }

    @Test
    void forgottenLimitsAreTheUsualOnes() throws Exception {
        try (ServedNetwork network = ServedNetwork.start()) {
            network.ask("admin", "PUT", MINE, "{\"quota\": {\"port\": 7, \"router\": 0}}");
            Answer all = network.ask("admin", "GET", "/quotas", "");
            assertEquals(1, all.body().path("quotas").size());
            assertEquals("p1", all.body().at("/quotas/0/tenant_id").asText());
            assertEquals(7, all.body().at("/quotas/0/port").asInt());
            assertEquals(
                    50_000,
                    network.ask("p1", "GET", MINE + "/default", "")
                            .body()
                            .at("/quota/port")
                            .asInt());
            assertEquals(204, network.ask("admin", "DELETE", MINE, "").status());
            assertEquals(
                    50_000,
                    network.ask("p1", "GET", MINE, "").body().at("/quota/port").asInt());
        }
    }

    @Test
    void projectsReadTheirOwnAndOnlyAdministratorsChangeThem() throws Exception {
        try (ServedNetwork network = ServedNetwork.start()) {
            assertEquals(403, network.ask("p2", "GET", MINE, "").status());
            assertEquals(403, network.ask("p2", "GET", MINE + "/details", "").status());
            assertEquals(403, network.ask("p1", "GET", "/quotas", "").status());
            assertEquals(
                    403,
                    network.ask("p1", "PUT", MINE, "{\"quota\": {\"port\": 7}}").status());
            assertEquals(403, network.ask("p1", "DELETE", MINE, "").status());
            assertEquals(
                    "p1",
                    network.ask("p1", "GET", "/quotas/tenant", "")
                            .body()
                            .at("/tenant/tenant_id")
                            .asText());
        }
    }

    @Test
    void wrongLimitsAreRefused() throws Exception {
        try (ServedNetwork network = ServedNetwork.start()) {
            Answer unknown = network.ask("admin", "PUT", MINE, "{\"quota\": {\"moons\": 7}}");
            assertEquals(400, unknown.status());
            assertEquals("Unrecognized attribute(s) 'moons'", unknown.error());
            assertEquals(
                    400,
                    network.ask("admin", "PUT", MINE, "{\"quota\": {\"port\": -2}}")
                            .status());
            assertEquals(
                    400,
                    network.ask("admin", "PUT", MINE, "{\"quota\": {\"port\": \"many\"}}")
                            .status());
            assertEquals(
                    50_000,
                    network.ask("p1", "GET", MINE, "").body().at("/quota/port").asInt());
        }
    }
}

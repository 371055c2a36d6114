package nova.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routers and floating addresses over HTTP: a project's network, a router, and an external network behind it. */
class RouterTest {
    private final ServedNetwork service = ServedNetwork.start();
    private String outside;
    private String inside;
    private String subnet;

    @BeforeEach
    void networks() throws Exception {
        outside = service.created("admin", "/networks", "{\"network\":{\"name\":\"public\",\"router:external\":true}}");
        service.created("admin", "/subnets", subnetBody(outside, "172.24.4.0/29"));
        inside = service.created("demo", "/networks", "{\"network\":{\"name\":\"inside\"}}");
        subnet = service.created("demo", "/subnets", subnetBody(inside, "10.99.0.0/28"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static String subnetBody(String network, String cidr) {
        return "{\"subnet\":{\"network_id\":\"%s\",\"cidr\":\"%s\",\"ip_version\":4}}".formatted(network, cidr);
    }

    private String router() throws Exception {
        return service.created(
                "demo",
                "/routers",
                "{\"router\":{\"name\":\"r\",\"external_gateway_info\":{\"network_id\":\"%s\"}}}".formatted(outside));
    }

    private ServedNetwork.Answer interfaceOf(String router, String verb) throws Exception {
        return service.ask(
                "demo",
                "PUT",
                "/routers/%s/%s_router_interface".formatted(router, verb),
                "{\"subnet_id\":\"%s\"}".formatted(subnet));
    }

    private String portInside() throws Exception {
        return service.created("demo", "/ports", "{\"port\":{\"network_id\":\"%s\"}}".formatted(inside));
    }

    private String floating(String more) throws Exception {
        return service.created(
                "demo", "/floatingips", "{\"floatingip\":{\"floating_network_id\":\"%s\"%s}}".formatted(outside, more));
    }

    private JsonNode floatingIp(String id) throws Exception {
        return service.ask("demo", "GET", "/floatingips/" + id, "").body().path("floatingip");
    }

    @Test
    void aRouterHasAnAddressOutsideAndTheGatewaysAddressInside() throws Exception {
        String router = router();
        JsonNode side = interfaceOf(router, "add").body();

        JsonNode shown =
                service.ask("demo", "GET", "/routers/" + router, "").body().path("router");
        assertEquals(
                "172.24.4.2",
                shown.at("/external_gateway_info/external_fixed_ips/0/ip_address")
                        .asText());
        JsonNode port = service.ask(
                        "admin", "GET", "/ports/" + side.path("port_id").asText(), "")
                .body()
                .path("port");
        assertEquals("10.99.0.1", port.at("/fixed_ips/0/ip_address").asText());
        assertEquals(
                409,
                service.ask("admin", "DELETE", "/ports/" + port.path("id").asText(), "")
                        .status());
    }

    @Test
    void aRouterStaysWhileItHasInterfaces() throws Exception {
        String router = router();
        assertEquals(200, interfaceOf(router, "add").status());
        assertEquals(400, interfaceOf(router, "add").status());

        ServedNetwork.Answer refused = service.ask("demo", "DELETE", "/routers/" + router, "");

        assertEquals(409, refused.status());
        assertEquals("RouterInUse", refused.type());
        assertEquals(200, interfaceOf(router, "remove").status());
        assertEquals(404, interfaceOf(router, "remove").status());
        assertEquals(
                204, service.ask("demo", "DELETE", "/routers/" + router, "").status());
        assertEquals(
                204, service.ask("demo", "DELETE", "/networks/" + inside, "").status());
        assertEquals(
                204, service.ask("admin", "DELETE", "/networks/" + outside, "").status());
    }

    @Test
    void onlyExternalNetworksAreLedTo() throws Exception {
        ServedNetwork.Answer refused = service.ask(
                "demo",
                "POST",
                "/routers",
                "{\"router\":{\"external_gateway_info\":{\"network_id\":\"%s\"}}}".formatted(inside));

        assertEquals(400, refused.status());
        assertTrue(refused.error().contains("is not an external network"), refused::error);
    }

    @Test
    void aFloatingAddressLeadsToAPortBehindARouter() throws Exception {
        String port = portInside();
        String lead = ",\"port_id\":\"" + port + "\"";
        ServedNetwork.Answer unreachable = service.ask(
                "demo",
                "POST",
                "/floatingips",
                "{\"floatingip\":{\"floating_network_id\":\"%s\"%s}}".formatted(outside, lead));
        assertEquals(404, unreachable.status());
        assertEquals("ExternalGatewayForFloatingIPNotFound", unreachable.type());
        String router = router();
        interfaceOf(router, "add");

        String floating = floating(lead);

        assertEquals("ACTIVE", floatingIp(floating).path("status").asText());
        assertEquals(router, floatingIp(floating).path("router_id").asText());
        assertEquals(409, interfaceOf(router, "remove").status());
        service.ask("demo", "PUT", "/floatingips/" + floating, "{\"floatingip\":{\"port_id\":null}}");
        assertEquals("DOWN", floatingIp(floating).path("status").asText());
        assertTrue(floatingIp(floating).path("fixed_ip_address").isNull());
    }

    @Test
    void aPortsAddressHasOneFloatingAddress() throws Exception {
        interfaceOf(router(), "add");
        String lead = ",\"port_id\":\"" + portInside() + "\"";
        floating(lead);

        ServedNetwork.Answer refused = service.ask(
                "demo",
                "POST",
                "/floatingips",
                "{\"floatingip\":{\"floating_network_id\":\"%s\"%s}}".formatted(outside, lead));

        assertEquals(409, refused.status());
        assertEquals("FloatingIPPortAlreadyAssociated", refused.type());
    }

    @Test
    void aFloatingAddressOutlivesItsPortAndIsGivenBackWithItself() throws Exception {
        interfaceOf(router(), "add");
        String port = portInside();
        String floating = floating(",\"port_id\":\"" + port + "\"");
        String address = floatingIp(floating).path("floating_ip_address").asText();

        assertEquals(204, service.ask("demo", "DELETE", "/ports/" + port, "").status());
        assertTrue(floatingIp(floating).path("port_id").isNull());
        assertNotEquals(
                address, floatingIp(floating("")).path("floating_ip_address").asText());
        assertEquals(
                204,
                service.ask("demo", "DELETE", "/floatingips/" + floating, "").status());

        assertEquals(
                address, floatingIp(floating("")).path("floating_ip_address").asText());
    }

    @Test
    void othersSeeNeitherRoutersNorFloatingAddresses() throws Exception {
        String router = router();
        String floating = floating("");

        assertEquals(404, service.ask("other", "GET", "/routers/" + router, "").status());
        assertEquals(
                404, service.ask("other", "GET", "/floatingips/" + floating, "").status());
        assertEquals(
                0,
                service.ask("other", "GET", "/routers", "")
                        .body()
                        .path("routers")
                        .size());
        assertEquals(
                1,
                service.ask("admin", "GET", "/floatingips", "")
                        .body()
                        .path("floatingips")
                        .size());
    }
}

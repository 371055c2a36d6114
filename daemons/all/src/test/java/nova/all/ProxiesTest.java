package nova.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What Nova once passed on to other services, in its first version, with our image and network services behind it. */
@TestInstance(Lifecycle.PER_CLASS)
class ProxiesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    private RunningCloud cloud;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        cloud = RunningCloud.start(home, "--fake");
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private Answer get(String path) {
        return cloud.get(cloud.compute(path));
    }

    private Answer post(String path, String key, Map<String, Object> fields) {
        return cloud.post(cloud.compute(path), Map.of(key, fields));
    }

    private Answer put(String path, String key, Map<String, Object> fields) {
        return cloud.put(cloud.compute(path), Map.of(key, fields));
    }

    private int delete(String path) {
        return cloud.delete(cloud.compute(path));
    }

    private static String refusal(Answer answer) {
        return switch (answer.status()) {
            case 400 -> answer.text("badRequest", "message");
            case 403 -> answer.text("forbidden", "message");
            case 404 -> answer.text("itemNotFound", "message");
            case 409 -> answer.text("conflictingRequest", "message");
            default -> answer.toString();
        };
    }

    @Test
    void networksAreThoseOfTheNetworkService() {
        Answer all = cloud.get(cloud.network("/v2.0/networks?name=private"));
        String id = all.text("networks", 0, "id");
        assertEquals("private", get("/os-networks/" + id).text("network", "label"));
        assertEquals("None", get("/os-tenant-networks/" + id).text("network", "cidr"));
        assertTrue(get("/os-networks").text("networks").contains(id));
        assertTrue(get("/os-tenant-networks").text("networks").contains(id));
        assertEquals("Network not found", refusal(get("/os-networks/" + UNKNOWN)));
        assertEquals("Network not found", refusal(get("/os-tenant-networks/x")));
        assertEquals(410, delete("/os-networks/" + id));
    }

    @Test
    void securityGroupIsMadeFilledAndDeleted() {
        Answer made = post("/os-security-groups", "security_group", Map.of("name", "web", "description", "d"));
        assertEquals(200, made.status(), made::toString);
        String id = made.text("security_group", "id");
        assertEquals("[]", made.text("security_group", "rules"));
        Map<String, Object> ssh = Map.of(
                "parent_group_id", id, "ip_protocol", "tcp", "from_port", 22, "to_port", 22, "cidr", "10.0.0.0/8");
        Answer rule = post("/os-security-group-rules", "security_group_rule", ssh);
        assertEquals("22", rule.text("security_group_rule", "from_port"), rule::toString);
        assertEquals("10.0.0.0/8", rule.text("security_group_rule", "ip_range", "cidr"));
        assertEquals(
                "This rule already exists in group " + id,
                refusal(post("/os-security-group-rules", "security_group_rule", ssh)));
        Answer peers =
                post("/os-security-group-rules", "security_group_rule", Map.of("parent_group_id", id, "group_id", id));
        assertEquals("web", peers.text("security_group_rule", "group", "name"), peers::toString);
        Answer ping = post(
                "/os-security-group-rules",
                "security_group_rule",
                Map.of("parent_group_id", id, "ip_protocol", "icmp", "from_port", -1, "to_port", -1));
        assertEquals("-1", ping.text("security_group_rule", "to_port"), ping::toString);
        assertEquals(3, ((List<?>) get("/os-security-groups/" + id).at("security_group", "rules")).size());
        assertEquals(202, delete("/os-security-group-rules/" + rule.text("security_group_rule", "id")));
        assertEquals(
                "Security group " + UNKNOWN + " does not exist",
                refusal(post("/os-security-group-rules", "security_group_rule", Map.of("parent_group_id", UNKNOWN))));
        Answer named = put("/os-security-groups/" + id, "security_group", Map.of("name", "db", "description", "e"));
        assertEquals("db", named.text("security_group", "name"), named::toString);
        assertTrue(get("/os-security-groups").text("security_groups").contains("name=db"));
        assertEquals(202, delete("/os-security-groups/" + id));
        assertEquals("Security group " + id + " does not exist", refusal(get("/os-security-groups/" + id)));
        assertEquals("Security group id should be uuid", refusal(get("/os-security-groups/x")));
    }

    @Test
    void floatingAddressLeadsToAServerAndGoesAgain() throws IOException {
        String pool = outside();
        assertTrue(get("/os-floating-ip-pools").text("floating_ip_pools").contains("name=" + pool));
        assertEquals(
                "Floating IP pool not found.",
                refusal(cloud.post(cloud.compute("/os-floating-ips"), Map.of("pool", "nowhere"))));
        Answer made = cloud.post(cloud.compute("/os-floating-ips"), Map.of("pool", pool));
        assertEquals(200, made.status(), made::toString);
        String id = made.text("floating_ip", "id");
        String address = made.text("floating_ip", "ip");
        assertEquals("null", made.text("floating_ip", "instance_id"));
        String server = server();
        String action = "/servers/" + server + "/action";
        assertEquals(
                202, post(action, "addFloatingIp", Map.of("address", address)).status());
        assertEquals(server, get("/os-floating-ips/" + id).text("floating_ip", "instance_id"));
        assertEquals(server, get("/os-floating-ips").text("floating_ips", 0, "instance_id"));
        assertEquals("floating IP not found", refusal(post(action, "addFloatingIp", Map.of("address", "192.0.2.99"))));
        assertEquals(
                202,
                post(action, "removeFloatingIp", Map.of("address", address)).status());
        assertEquals(
                "Floating IP %s is not associated with instance %s.".formatted(address, server),
                refusal(post(action, "removeFloatingIp", Map.of("address", address))));
        assertEquals(202, delete("/os-floating-ips/" + id));
        assertEquals("Floating IP not found for ID " + id, refusal(get("/os-floating-ips/" + id)));

        Answer group = post("/os-security-groups", "security_group", Map.of("name", "more", "description", ""));
        assertEquals(
                202, post(action, "addSecurityGroup", Map.of("name", "more")).status());
        assertTrue(get("/servers/" + server + "/os-security-groups")
                .text("security_groups")
                .contains("name=more"));
        assertEquals(
                202, post(action, "removeSecurityGroup", Map.of("name", "more")).status());
        assertEquals(
                "Security group more not associated with the instance " + server,
                refusal(post(action, "removeSecurityGroup", Map.of("name", "more"))));
        assertEquals(202, delete("/os-security-groups/" + group.text("security_group", "id")));
    }

    /** A network with addresses for the outside, and a router between it and the servers. */
    private String outside() {
        String network = cloud.post(
                        cloud.network("/v2.0/networks"),
                        Map.of("network", Map.of("name", "outside", "router:external", true)))
                .text("network", "id");
        cloud.post(
                cloud.network("/v2.0/subnets"),
                Map.of("subnet", Map.of("network_id", network, "ip_version", 4, "cidr", "203.0.113.0/24")));
        String inside = cloud.get(cloud.network("/v2.0/networks?name=private")).text("networks", 0, "subnets", 0);
        String router = cloud.post(
                        cloud.network("/v2.0/routers"),
                        Map.of("router", Map.of("external_gateway_info", Map.of("network_id", network))))
                .text("router", "id");
        assertEquals(
                200,
                cloud.put(
                                cloud.network("/v2.0/routers/" + router + "/add_router_interface"),
                                Map.of("subnet_id", inside))
                        .status());
        return "outside";
    }

    private String server() throws IOException {
        String server = post("/servers", "server", Map.of("name", "one", "imageRef", image("boot"), "flavorRef", "1"))
                .text("server", "id");
        cloud.await(
                "ACTIVE",
                LIMIT,
                () -> get("/servers/" + server).text("server", "status").equals("ACTIVE"));
        return server;
    }

    private String image(String name) throws IOException {
        String id = cloud.post(
                        cloud.image("/v2/images"),
                        Map.of("name", name, "disk_format", "raw", "container_format", "bare"))
                .text("id");
        Path content = Files.write(cloud.home().resolve(name), new byte[1024]);
        assertEquals(204, cloud.upload(cloud.image("/v2/images/" + id + "/file"), content));
        return id;
    }

    @Test
    void imagesAndTheirPropertiesAreThoseOfTheImageService() throws IOException {
        String id = image("picture");
        String path = "/images/" + id;
        assertEquals("ACTIVE", get(path).text("image", "status"));
        assertEquals("1024", get(path).text("image", "OS-EXT-IMG-SIZE:size"));
        assertTrue(get("/images?name=picture").text("images").contains(id));
        assertTrue(get("/images/detail").text("images").contains(id));
        assertEquals("v", post(path + "/metadata", "metadata", Map.of("k", "v")).text("metadata", "k"));
        assertEquals("w", put(path + "/metadata/k", "meta", Map.of("k", "w")).text("meta", "k"));
        assertEquals("{k=w}", get(path + "/metadata").text("metadata"));
        assertEquals(
                "{l=x}", put(path + "/metadata", "metadata", Map.of("l", "x")).text("metadata"));
        assertEquals("x", get(path + "/metadata/l").text("meta", "l"));
        assertEquals(
                "Invalid input for field/attribute meta. Value: {}. {} does not have enough properties",
                refusal(put(path + "/metadata/l", "meta", Map.of())));
        assertEquals(204, delete(path + "/metadata/l"));
        assertEquals(404, delete(path + "/metadata/l"));
        assertEquals(204, delete(path));
        assertEquals("Image not found.", refusal(get(path)));
    }

    @Test
    void servicesThatThisCloudHasNotAreNamed() {
        Answer volumes = get("/os-volumes");
        assertEquals(503, volumes.status());
        assertTrue(
                volumes.text("serviceUnavailable", "message").contains("the service catalog has no"),
                volumes::toString);
        Answer machines = get("/os-baremetal-nodes");
        assertEquals(501, machines.status());
        assertTrue(
                machines.text("notImplemented", "message").startsWith("The requested functionality is not supported"),
                machines::toString);
    }
}

package nova.essentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.essentials.identity.Bootstrap;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;
import nova.openstack.Authority;
import nova.openstack.client.RestClient;
import nova.openstack.client.RestLimits;
import nova.openstack.client.Service;
import nova.openstack.client.ServiceConfig;
import nova.openstack.identity.Caller;
import nova.openstack.identity.HttpIdentity;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.image.HttpImages;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-ins over HTTP, asked by Nova's own clients and, where these have no word for it, plainly. */
class EssentialsTest {
    private static final String PATCH = "application/openstack-images-v2.1-json-patch";

    private final Platform platform = new SystemPlatform();
    private final HttpClient http = HttpClient.newHttpClient();
    private final RestClient rest = new RestClient(platform, RestLimits.DEFAULTS);

    @TempDir
    Path folder;

    private PooledDatabase database;
    private Essentials essentials;
    private Bootstrap.Result first;
    private HttpIdentity identity;
    private HttpImages images;

    @BeforeEach
    void start() {
        database = PooledDatabase.open(
                DatabaseConfig.DEFAULTS.withConnection("h2:mem:essentials-" + UUID.randomUUID()), platform);
        EssentialsConfig config = new EssentialsConfig(
                "127.0.0.1",
                0,
                0,
                folder,
                4096,
                Duration.ofHours(1),
                "RegionOne",
                Map.of(),
                "",
                "demo-word",
                "nova-word");
        essentials = Essentials.start(config, database, platform);
        first = essentials.bootstrap(Map.of("compute", "http://127.0.0.1:8774/v2.1"));
        identity = identityWith("nova-word");
        images = new HttpImages(new Service("image", identity, rest, ServiceConfig.DEFAULTS));
    }

    @AfterEach
    void stop() {
        essentials.close();
        database.close();
        rest.close();
        http.close();
    }

    private HttpIdentity identityWith(String password) {
        IdentityConfig defaults = IdentityConfig.DEFAULTS;
        IdentityConfig config = new IdentityConfig(
                essentials.identityUrl(),
                "nova",
                password,
                "service",
                "Default",
                "Default",
                "",
                defaults.timeout(),
                defaults.tokenCacheTime());
        return new HttpIdentity(config, rest, platform);
    }

    private record Answer(int status, JsonNode body, Optional<String> token) {}

    private Answer ask(String url, String method, String token, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Auth-Token", token)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Answer(
                response.statusCode(),
                json ? Json.read(response.body()) : Json.missing(),
                response.headers().firstValue("X-Subject-Token"));
    }

    private Answer json(String url, String method, String token, String body) throws Exception {
        return ask(url, method, token, "application/json", body.getBytes(UTF_8));
    }

    private Answer logIn(String user, String password, String project) throws Exception {
        String body = ("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"%s\","
                        + "\"password\":\"%s\",\"domain\":{\"id\":\"default\"}}}},"
                        + "\"scope\":{\"project\":{\"name\":\"%s\",\"domain\":{\"id\":\"default\"}}}}}")
                .formatted(user, password, project);
        return json(essentials.identityUrl() + "/auth/tokens", "POST", "", body);
    }

    private String demoToken() throws Exception {
        return logIn("demo", "demo-word", "demo").token().orElseThrow();
    }

    private String adminToken() throws Exception {
        return logIn("admin", first.newPasswords().get("admin"), "admin")
                .token()
                .orElseThrow();
    }

    @Test
    void theFirstPasswordOfAdminIsMadeUpAndSaidOnce() {
        assertEquals(List.of("admin"), List.copyOf(first.newPasswords().keySet()));

        Bootstrap.Result second = essentials.bootstrap(Map.of());

        assertTrue(second.newPasswords().isEmpty());
    }

    @Test
    void aTokenSaysWhoItsBearerIs() throws Exception {
        Caller caller = identity.validate(demoToken()).orElseThrow();

        assertEquals("demo", caller.user().name());
        assertEquals(List.of("member", "reader"), caller.roles());
        assertEquals(
                Optional.of(URI.create("http://127.0.0.1:8774/v2.1")),
                caller.catalog().find("compute", "public", "RegionOne"));
    }

    @Test
    void theAdministratorHasTheSmallerRolesToo() throws Exception {
        Caller caller = identity.validate(adminToken()).orElseThrow();

        assertEquals(List.of("admin", "manager", "member", "reader"), caller.roles());
    }

    @Test
    void whateverIsWrongALoginIsRefusedTheSameWay() throws Exception {
        Answer wrongPassword = logIn("demo", "wrong", "demo");
        Answer noSuchUser = logIn("nobody", "wrong", "demo");
        Answer noRole = logIn("demo", "demo-word", "admin");

        assertEquals(401, wrongPassword.status());
        assertEquals(wrongPassword.body(), noSuchUser.body());
        assertEquals(wrongPassword.body(), noRole.body());
    }

    @Test
    void aRevokedTokenIsWorthless() throws Exception {
        String token = demoToken();
        HttpRequest revoke = HttpRequest.newBuilder(URI.create(essentials.identityUrl() + "/auth/tokens"))
                .header("X-Auth-Token", token)
                .header("X-Subject-Token", token)
                .DELETE()
                .build();
        assertEquals(
                204, http.send(revoke, HttpResponse.BodyHandlers.discarding()).statusCode());

        assertTrue(identity.validate(token).isEmpty());
        assertTrue(identity.validate("made up").isEmpty());
    }

    @Test
    void onlyAdministratorsListUsers() throws Exception {
        assertEquals(
                403,
                json(essentials.identityUrl() + "/users", "GET", demoToken(), "")
                        .status());
        assertEquals(
                200,
                json(essentials.identityUrl() + "/users", "GET", adminToken(), "")
                        .status());
        assertEquals(
                401, json(essentials.identityUrl() + "/users", "GET", "", "").status());
    }

    @Test
    void aDeletedProjectEndsItsTokens() throws Exception {
        String admin = adminToken();
        String token = demoToken();
        ProjectId demo = new ProjectId(first.demoProject());
        assertTrue(identity.projectExists(demo));

        json(essentials.identityUrl() + "/projects/" + demo, "DELETE", admin, "");

        assertFalse(identity.projectExists(demo));
        assertTrue(identity.validate(token).isEmpty());
    }

    @Test
    void aWrongServicePasswordIsSaid() {
        var refused =
                assertThrows(NovaException.class, () -> identityWith("wrong").serviceToken());

        assertEquals(ErrorCode.UNAUTHORIZED, refused.code());
    }

    private ImageId newImage(String token, String format) throws Exception {
        String body =
                "{\"name\":\"pic\",\"disk_format\":\"%s\",\"container_format\":\"bare\",\"hw_disk_bus\":\"virtio\"}"
                        .formatted(format);
        Answer made = json(essentials.imageUrl() + "/v2/images", "POST", token, body);
        assertEquals(201, made.status());
        return new ImageId(made.body().path("id").asText());
    }

    private int upload(String token, ImageId image, byte[] data) throws Exception {
        String url = essentials.imageUrl() + "/v2/images/" + image + "/file";
        return ask(url, "PUT", token, "application/octet-stream", data).status();
    }

    @Test
    void anImageComesBackAsItWasSent() throws Exception {
        byte[] data = "some bytes of a disk".getBytes(UTF_8);
        ImageId image = newImage(demoToken(), "raw");
        assertEquals(204, upload(demoToken(), image, data));

        var record = images.find(Authority.SERVICE, image).orElseThrow();

        assertEquals("active", record.status());
        assertEquals(data.length, record.sizeBytes().orElseThrow());
        assertEquals("virtio", record.properties().get("hw_disk_bus"));
        try (InputStream stream = images.open(Authority.of(demoToken()), image)) {
            assertArrayEquals(data, stream.readAllBytes());
        }
        assertEquals(409, upload(demoToken(), image, data));
    }

    @Test
    void contentThatIsNotWhatItSaysIsRefusedAndGone() throws Exception {
        byte[] qcow2 = new byte[512];
        System.arraycopy(new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3}, 0, qcow2, 0, 8);
        ImageId image = newImage(demoToken(), "raw");

        assertEquals(415, upload(demoToken(), image, qcow2));

        assertEquals(
                "queued", images.find(Authority.SERVICE, image).orElseThrow().status());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void tooLargeAnUploadIsRefusedAndGone() throws Exception {
        ImageId image = newImage(demoToken(), "raw");

        assertEquals(413, upload(demoToken(), image, new byte[5000]));

        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void anImageIsHiddenFromOtherProjectsUntilItIsPublic() throws Exception {
        ImageId image = newImage(adminToken(), "raw");
        Authority demo = Authority.of(demoToken());
        assertTrue(images.find(demo, image).isEmpty());
        String publish = "[{\"op\":\"replace\",\"path\":\"/visibility\",\"value\":\"public\"}]";
        String url = essentials.imageUrl() + "/v2/images/" + image;

        assertEquals(
                200,
                ask(url, "PATCH", adminToken(), PATCH, publish.getBytes(UTF_8)).status());

        assertTrue(images.find(demo, image).isPresent());
        assertEquals(
                403,
                ask(url, "PATCH", demoToken(), PATCH, publish.getBytes(UTF_8)).status());
        assertEquals(415, json(url, "PATCH", adminToken(), publish).status());
    }

    @Test
    void aDeleteMayBeRepeated() throws Exception {
        ImageId image = newImage(demoToken(), "raw");
        upload(demoToken(), image, new byte[10]);

        images.delete(Authority.SERVICE, image);
        images.delete(Authority.SERVICE, image);

        assertTrue(images.find(Authority.SERVICE, image).isEmpty());
        assertEquals(0, folder.toFile().list().length);
    }
}

package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {
    private static final String SERVER = "/v2.1/servers/" + SmallCloud.SERVER_ID;

    private ScriptedCloud cloud;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws IOException {
        cloud = SmallCloud.script(new ScriptedCloud());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void bootSendsWhatWasTypedAndNothingElse() throws IOException {
        Path userData = Files.writeString(directory.resolve("data"), "#!/bin/sh\n");
        NovaRun run = nova(
                "boot",
                "--flavor=m1.tiny",
                "--image=tiny",
                "--nic=net-name=private,v4-fixed-ip=10.0.0.9,tag=t",
                "--nic=port-id=p1",
                "--meta=a=b=c",
                "--user-data=" + userData,
                "--hint=group=x",
                "--hint=group=y",
                "--key-name=k1",
                "--security-groups=a,b",
                "--min-count=2",
                "--config-drive=True",
                "--swap=64",
                "--tags=x,y",
                "--availability-zone=nova",
                "web");
        assertEquals(0, run.exitCode(), run.err());
        String body = cloud.asked().stream()
                .filter(each -> each.request().equals("POST /v2.1/servers"))
                .findFirst()
                .orElseThrow()
                .body();
        assertEquals("""
                {"server": {"name": "web", "imageRef": "%1$s", "flavorRef": "1", "user_data": "IyEvYmluL3NoCg==",\
                 "metadata": {"a": "b=c"}, "key_name": "k1", "config_drive": true, "min_count": 2, "max_count": 2,\
                 "block_device_mapping_v2": [{"uuid": "%1$s", "source_type": "image", "destination_type": "local",\
                 "boot_index": 0, "delete_on_termination": true}, {"source_type": "blank", "destination_type":\
                 "local", "boot_index": -1, "delete_on_termination": true, "guest_format": "swap", "volume_size":\
                 "64"}], "networks": [{"uuid": "net-1", "fixed_ip": "10.0.0.9", "tag": "t"}, {"port": "p1"}],\
                 "security_groups": [{"name": "a"}, {"name": "b"}], "availability_zone": "nova", "tags": ["x", "y"]},\
                 "os:scheduler_hints": {"group": ["x", "y"]}}""".formatted(SmallCloud.IMAGE_ID), body);
    }

    @Test
    void bootAsksForAutomaticNetworksWhenNoneAreNamed() {
        nova("boot", "--flavor", "1", "--image", "tiny", "web");
        assertTrue(posted("/v2.1/servers").contains("\"networks\": \"auto\""));
    }

    @Test
    void pollShowsTheRealStepUntilTheServerIsUp() {
        String building = SmallCloud.SERVER
                .replace("\"ACTIVE\"", "\"BUILD\"")
                .replace("\"OS-EXT-STS:task_state\": null", "\"OS-EXT-STS:task_state\": \"spawning\"");
        cloud.on("GET " + SERVER, "{\"server\": " + building + "}");
        cloud.on("GET " + SERVER + "/os-instance-actions/" + SmallCloud.REQUEST_ID, """
                {"instanceAction": {"events": [{"event": "build", "finish_time": null}]}}""");
        AtomicInteger looks = new AtomicInteger();
        Runnable atPause = () -> {
            if (looks.incrementAndGet() == 2) {
                cloud.on("GET " + SERVER, "{\"server\": " + SmallCloud.SERVER + "}");
            }
        };
        NovaRun run =
                NovaRun.of(cloud.environment(), atPause, "boot", "--flavor", "1", "--image", "tiny", "--poll", "web");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .endsWith("\n\rServer building... 0% complete (spawning: build)"
                                + "\rServer building... 0% complete (spawning: build)"
                                + "\rServer building... 100% complete                \nFinished\n"),
                run.out());
    }

    @Test
    void pollOfAFailedServerSaysWhyAndExitsWithOne() {
        cloud.on(
                "GET " + SERVER,
                "{\"server\": "
                        + SmallCloud.SERVER.replace(
                                "\"ACTIVE\"", "\"ERROR\", \"fault\": {\"message\": \"No valid host was found.\"}")
                        + "}");
        NovaRun run = nova("boot", "--flavor", "1", "--image", "tiny", "--poll", "web");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().endsWith("\nError building server\n"), run.out());
        assertEquals(
                "ERROR (ResourceInErrorState): `Server` resource is in the error state due to 'No valid host was"
                        + " found.'.\n",
                run.err());
    }

    @Test
    void deleteGoesOnAfterAFailureAndEndsWithOne() {
        NovaRun run = nova("delete", "nope", "web 1");
        assertEquals(1, run.exitCode());
        assertEquals("""
                No server with a name or ID of 'nope' exists.
                Request to delete server web 1 has been accepted.
                """, run.out());
        assertEquals("ERROR (CommandError): Unable to delete the specified server(s).\n", run.err());
        assertTrue(cloud.requests().contains("DELETE " + SERVER));
    }

    @Test
    void filtersOfListBecomeTheQuery() {
        nova(
                "list",
                "--all-tenants",
                "--status",
                "ACTIVE",
                "--sort",
                "name:asc,created_at",
                "--limit",
                "3",
                "--tags-any",
                "a");
        assertEquals(
                List.of("GET /v2.1/servers/detail?all_tenants=1&limit=3&sort_dir=asc&sort_dir=desc&sort_key=name"
                        + "&sort_key=created_at&status=ACTIVE&tags-any=a"),
                cloud.requests());
    }

    @Test
    void versionIsNegotiatedOnceAndSentWithEachRequest() {
        nova("list");
        assertEquals("compute 2.92", cloud.last().version());
        nova("--os-compute-api-version", "2.104", "list");
        assertEquals("compute 2.104", cloud.last().version());
        cloud.on("GET /v2.1", "{\"version\": {\"version\": \"2.60\", \"min_version\": \"2.1\"}}");
        nova("list");
        assertEquals("compute 2.60", cloud.last().version());
    }

    @Test
    void optionOfAnotherVersionIsUnknown() {
        NovaRun run = nova("--os-compute-api-version", "2.50", "boot", "--tags", "x", "web");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("unrecognized arguments: --tags"), run.err());
    }

    @Test
    void expiredTokenIsReplacedOnce() {
        cloud.on("GET /v2.1/servers/detail", 401, "{\"error\": {\"message\": \"expired\"}}");
        NovaRun run = nova("list");
        assertEquals("ERROR (Unauthorized): expired (HTTP 401) (Request-ID: req-7)\n", run.err());
        assertEquals(
                2,
                cloud.asked().stream()
                        .filter(each -> each.request().startsWith("POST /v3"))
                        .count());
    }

    @Test
    void refusedLoginIsSaidAsTheIdentityServiceSaysIt() {
        cloud.on("POST /v3/auth/tokens", 401, """
                {"error": {"code": 401, "message": "The request you have made requires authentication."}}""");
        NovaRun run = nova("list");
        assertEquals(1, run.exitCode());
        assertEquals(
                "ERROR (Unauthorized): The request you have made requires authentication. (HTTP 401)\n", run.err());
    }

    @Test
    void missingCredentialsAreNamed() {
        NovaRun run = NovaRun.of(Map.of(), "list");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("You must provide a user name/id (via --os-username"), run.err());
    }

    @Test
    void cloudsFileTakesTheirPlace() throws IOException {
        Path file = Files.writeString(directory.resolve("clouds.yaml"), """
                # mine
                clouds:
                  mine:
                    region_name: RegionOne
                    auth:
                      auth_url: "%s/v3"   # here
                      username: demo
                      password: 'se#cret'
                      project_name: demo
                """.formatted(cloud.root()));
        Map<String, String> environment = Map.of("OS_CLIENT_CONFIG_FILE", file.toString(), "OS_CLOUD", "mine");
        NovaRun run = NovaRun.of(environment, "list", "--minimal");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(cloud.asked().getFirst().body().contains("\"password\": \"se#cret\""));
        NovaRun unknown = NovaRun.of(environment, "--os-cloud", "other", "list");
        assertEquals("ERROR (CommandError): Cloud other was not found in " + file + ".\n", unknown.err());
    }

    @Test
    void debugShowsRequestsWithoutSecrets() {
        NovaRun run = nova("--debug", "list");
        assertTrue(run.err().contains("REQ: curl -g -i -X GET " + cloud.root() + "/v2.1/servers/detail"), run.err());
        assertFalse(run.err().contains("\"secret\"") || run.err().contains("token-1"), run.err());
    }

    @Test
    void passwordIsDecryptedWithThePrivateKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path key = Files.writeString(
                directory.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
        String sealed = Base64.getEncoder().encodeToString(cipher.doFinal("s3crét".getBytes(StandardCharsets.UTF_8)));
        cloud.on("GET " + SERVER + "/os-server-password", "{\"password\": \"" + sealed + "\"}");
        assertEquals(sealed + "\n", nova("get-password", "web 1").out());
        assertEquals("s3crét\n", nova("get-password", "web 1", key.toString()).out());
        assertEquals(
                "ERROR (CommandError): openssl cannot decrypt the password with the key in /nonexistent\n",
                nova("get-password", "web 1", "/nonexistent").err());
    }

    @Test
    void traceIsAskedForAndNamed() {
        NovaRun run = nova("--profile", "secret", "flavor-list");
        assertTrue(run.out().contains("  osprofiler trace show --html "), run.out());
    }

    @Test
    void publicKeyComesFromStandardInput() {
        nova("keypair-add", "--pub-key", "-", "k2");
        assertEquals(
                "{\"keypair\": {\"name\": \"k2\", \"public_key\": \"ssh-ed25519 AAAA typed\", \"type\": \"ssh\"}}",
                posted("/v2.1/os-keypairs"));
    }

    private NovaRun nova(String... words) {
        return NovaRun.of(cloud.environment(), words);
    }

    private String posted(String path) {
        return cloud.asked().stream()
                .filter(each -> each.request().equals("POST " + path))
                .findFirst()
                .orElseThrow()
                .body();
    }
}

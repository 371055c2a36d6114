package nova.runtime.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import nova.model.error.NovaException;
import nova.runtime.config.ConfigSample;
import nova.runtime.metrics.Metrics;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
    private static final ManagementConfig FREE_PORT = new ManagementConfig(true, "127.0.0.1", Map.of("test", "0"));

    private final Health health = new Health();
    private final Metrics metrics = new Metrics();

    @Test
    void readinessFollowsTheChecksAndNamesReasons() throws Exception {
        AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.of("no connection"));
        health.ready("database", problem::get);
        health.ready("broker", Optional::empty);
        try (ManagementServer server = ManagementServer.start(FREE_PORT, "test", health, metrics)) {
            assertEquals(
                    "503 {\"status\":\"failing\",\"problems\":{\"database\":\"no connection\"}}\n",
                    get(server, "/readyz"));
            assertEquals("200 {\"status\":\"ok\",\"problems\":{}}\n", get(server, "/healthz"));
            problem.set(Optional.empty());
            assertEquals("200 {\"status\":\"ok\",\"problems\":{}}\n", get(server, "/readyz"));
        }
    }

    @Test
    void checkThatThrowsOrHangsIsAProblem() {
        CountDownLatch never = new CountDownLatch(1);
        health.live("throws", () -> {
            throw new IllegalStateException("thrown on purpose by the test");
        });
        health.live("hangs", () -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        Map<String, String> problems = health.liveProblems();
        assertEquals("no answer within 2 s", problems.get("hangs"));
        assertTrue(problems.get("throws").contains("thrown on purpose"));
        never.countDown();
    }

    @Test
    void metricsAreServedAsText() throws Exception {
        metrics.counter("nova_things_total", "Things.").increment();
        try (ManagementServer server = ManagementServer.start(FREE_PORT, "test", health, metrics)) {
            assertTrue(get(server, "/metrics").contains("\nnova_things_total 1\n"));
            assertTrue(get(server, "/").startsWith("404 "));
        }
    }

    @Test
    void takenPortIsSaidWithTheWayOut() {
        try (ManagementServer server = ManagementServer.start(FREE_PORT, "test", health, metrics)) {
            String taken = Integer.toString(server.address().getPort());
            ManagementConfig same = new ManagementConfig(true, "127.0.0.1", Map.of("test", taken));
            NovaException refused = assertThrows(
                    NovaException.class,
                    () -> ManagementServer.start(same, "test", health, metrics).close());
            assertTrue(refused.getMessage().contains("set [management] ports = test:<port>"), refused.getMessage());
        }
    }

    @Test
    void portsNotNamedKeepTheirDefault() {
        assertEquals(0, FREE_PORT.port("test"));
        assertEquals(8791, FREE_PORT.port("nova-api"));
        assertEquals(0, ManagementConfig.DEFAULTS.port("nova-unheard-of"));
    }

    @Test
    void ourOptionsAreKnownToProcessesThatDoNotUseThem() {
        assertEquals(java.util.List.of(), ConfigSample.missingFromKnown(nova.runtime.daemon.Program.COMMON_GROUPS));
    }

    private static String get(ManagementServer server, String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return status + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

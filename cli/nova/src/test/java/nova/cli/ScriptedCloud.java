package nova.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A cloud that answers what the test wrote down and remembers what it was asked. Requests are keyed
 * {@code GET /v2.1/servers/detail} with their query when the script has it, else without; {@code ?marker} is any
 * query for a next page.
 */
final class ScriptedCloud implements AutoCloseable {
    /** One request as it arrived; the version header is empty when there was none. */
    record Asked(String request, String body, String version) {}

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedCloud() throws IOException {
        this(0);
    }

    ScriptedCloud(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(connections);
        server.start();
        on("POST /v3/auth/tokens", 201, catalog());
        on("GET /v3", 200, """
                {"version": {"id": "v3.14", "status": "stable", "links": [{"rel": "self", "href": "%s/v3/"}]}}""".formatted(root()));
        on("GET /v2.1", 200, """
                {"version": {"id": "v2.1", "status": "CURRENT", "version": "2.104", "min_version": "2.1"}}""");
    }

    String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ScriptedCloud on(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    ScriptedCloud on(String request, String body) {
        return on(request, 200, body);
    }

    /** {@code first} is run before each answer to this request. */
    void beforeAnswering(String request, Runnable first) {
        before.put(request, first);
    }

    /** Requests to compute, image and network, without login and version. */
    List<String> requests() {
        return asked.stream()
                .map(Asked::request)
                .filter(each -> !each.contains(" /v3") && !each.equals("GET /v2.1"))
                .toList();
    }

    Asked last() {
        return asked.getLast();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OS_AUTH_URL", root() + "/v3");
        environment.put("OS_USERNAME", "demo");
        environment.put("OS_PASSWORD", "secret");
        environment.put("OS_PROJECT_NAME", "demo");
        return environment;
    }

    @Override
    public void close() {
        server.stop(0);
        connections.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String full = query == null ? path : path + "?" + query;
        String version = exchange.getRequestHeaders().getFirst("OpenStack-API-Version");
        asked.add(new Asked(full, body, version == null ? "" : version));
        before.getOrDefault(path, () -> {}).run();
        Answer answer = answers.get(full);
        if (answer == null && query != null && query.contains("marker=")) {
            answer = answers.get(path + "?marker");
        }
        answer = answer == null ? answers.get(path) : answer;
        if (answer == null) {
            answer = new Answer(404, "{\"itemNotFound\": {\"code\": 404, \"message\": \"nothing scripted\"}}");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Subject-Token", "token-1");
        exchange.getResponseHeaders().set("x-compute-request-id", "req-7");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String catalog() {
        String endpoint =
                "{\"interface\": \"public\", \"region_id\": \"RegionOne\", \"region\": \"RegionOne\", \"url\": \"%s\"}";
        String service = "{\"type\": \"%s\", \"name\": \"%s\", \"endpoints\": [%s]}";
        List<String> services = List.of(
                service.formatted("compute", "nova", endpoint.formatted(root() + "/v2.1")),
                service.formatted("image", "glance", endpoint.formatted(root())),
                service.formatted("network", "neutron", endpoint.formatted(root())));
        return """
                {"token": {"methods": ["password"], "expires_at": "2036-01-01T00:00:00.000000Z",
                 "issued_at": "2026-01-01T00:00:00.000000Z",
                 "user": {"id": "user-1", "name": "demo", "domain": {"id": "default", "name": "Default"}},
                 "project": {"id": "project-1", "name": "demo", "domain": {"id": "default", "name": "Default"}},
                 "roles": [{"id": "r", "name": "admin"}], "catalog": [%s]}}""".formatted(String.join(", ", services));
    }
}

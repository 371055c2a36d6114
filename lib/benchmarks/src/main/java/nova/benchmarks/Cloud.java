package nova.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The REST API as a load driver sees it: a token, an endpoint, and the few calls that are timed. */
public final class Cloud {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final String MICROVERSION = "compute 2.96";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();
    private final String token;
    private final String compute;
    private final String project;
    private final Map<String, String> environment;

    private Cloud(Map<String, String> environment, String token, String compute, String project) {
        this.environment = environment;
        this.token = token;
        this.compute = compute;
        this.project = project;
    }

    /** Id of the project the token is for. */
    public String project() {
        return project;
    }

    /** Bytes of the answer to a GET in one version. */
    public int get(String path, String version) {
        HttpResponse<String> answer =
                send("GET", compute + path, "", Map.of("OpenStack-API-Version", "compute " + version));
        if (answer.statusCode() != 200) {
            expect(answer, 200);
        }
        return answer.body().length();
    }

    /** Authenticates with the OS_* variables, as every client does. */
    public static Cloud connect(Map<String, String> environment) {
        Cloud anonymous = new Cloud(environment, "", "", "");
        var auth = JSON.createObjectNode();
        var identity = auth.putObject("auth").putObject("identity");
        identity.putArray("methods").add("password");
        var user = identity.putObject("password").putObject("user");
        user.put("name", anonymous.env("OS_USERNAME")).put("password", anonymous.env("OS_PASSWORD"));
        user.putObject("domain").put("name", environment.getOrDefault("OS_USER_DOMAIN_NAME", "Default"));
        var project = ((com.fasterxml.jackson.databind.node.ObjectNode) auth.get("auth"))
                .putObject("scope")
                .putObject("project");
        project.put("name", anonymous.env("OS_PROJECT_NAME"));
        project.putObject("domain").put("name", environment.getOrDefault("OS_PROJECT_DOMAIN_NAME", "Default"));
        String url = anonymous.env("OS_AUTH_URL").replaceFirst("/v3/?$|/$", "") + "/v3/auth/tokens";
        HttpResponse<String> answer = anonymous.send("POST", url, auth.toString());
        JsonNode body = anonymous.expect(answer, 201);
        for (JsonNode service : body.at("/token/catalog")) {
            if (service.path("type").asText().equals("compute")) {
                for (JsonNode endpoint : service.path("endpoints")) {
                    if (endpoint.path("interface").asText().equals("public")) {
                        String found =
                                answer.headers().firstValue("X-Subject-Token").orElseThrow();
                        return new Cloud(
                                environment,
                                found,
                                endpoint.path("url").asText(),
                                body.at("/token/project/id").asText());
                    }
                }
            }
        }
        throw new NovaException(ErrorCode.NOT_FOUND, "the catalog has no public compute endpoint");
    }

    public String boot(String name) {
        return boot(name, "");
    }

    /** The same with an Idempotency-Key: asking again after a broken answer creates no second server. */
    public String boot(String name, String idempotencyKey) {
        var server = JSON.createObjectNode();
        server.putObject("server")
                .put("name", name)
                .put("imageRef", env("NOVA_LOAD_IMAGE"))
                .put("flavorRef", environment.getOrDefault("NOVA_LOAD_FLAVOR", "1"))
                .put("networks", environment.getOrDefault("NOVA_LOAD_NETWORKS", "none"));
        JsonNode body = expect(send("POST", compute + "/servers", server.toString(), idempotencyKey), 202);
        return body.at("/server/id").asText();
    }

    public void delete(String server) {
        expect(send("DELETE", compute + "/servers/" + server, ""), 204);
    }

    /** The status of one server, or "" when it is gone. */
    public String status(String server) {
        HttpResponse<String> answer = send("GET", compute + "/servers/" + server, "");
        return answer.statusCode() == 404
                ? ""
                : expect(answer, 200).at("/server/status").asText();
    }

    /** Why a server is in ERROR, or "" when it says nothing. */
    public String fault(String server) {
        JsonNode body = expect(send("GET", compute + "/servers/" + server, ""), 200);
        return body.at("/server/fault/message").asText();
    }

    /** Ids of this project's servers with names that begin with {@code prefix}; at most 1,000 are looked at. */
    public Set<String> ids(String prefix, String filter) {
        JsonNode body = expect(send("GET", compute + "/servers?limit=1000" + filter, ""), 200);
        Set<String> ids = new HashSet<>();
        for (JsonNode server : body.path("servers")) {
            if (server.path("name").asText().startsWith(prefix)) {
                ids.add(server.path("id").asText());
            }
        }
        return ids;
    }

    /** Bytes of the answer to a detailed list of {@code limit} servers. */
    public int listDetail(int limit) {
        HttpResponse<String> answer = send("GET", compute + "/servers/detail?limit=" + limit, "");
        if (answer.statusCode() != 200) {
            expect(answer, 200);
        }
        return answer.body().length();
    }

    private String env(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, name + " is not set: source the cloud's openrc first");
        }
        return value;
    }

    private JsonNode expect(HttpResponse<String> answer, int status) {
        try {
            if (answer.statusCode() != status) {
                throw new NovaException(
                        ErrorCode.INTERNAL, answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new NovaException(ErrorCode.INTERNAL, answer.uri() + " answered no JSON", broken);
        }
    }

    private HttpResponse<String> send(String method, String url, String body) {
        return send(method, url, body, "");
    }

    private HttpResponse<String> send(String method, String url, String body, String idempotencyKey) {
        Map<String, String> version = Map.of("OpenStack-API-Version", MICROVERSION);
        return idempotencyKey.isEmpty()
                ? send(method, url, body, version)
                : send(
                        method,
                        url,
                        body,
                        Map.of("OpenStack-API-Version", MICROVERSION, "Idempotency-Key", idempotencyKey));
    }

    private HttpResponse<String> send(String method, String url, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new NovaException(ErrorCode.UNAVAILABLE, method + " " + url + ": " + broken.getMessage(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NovaException(ErrorCode.UNAVAILABLE, "interrupted", stopped);
        }
    }
}

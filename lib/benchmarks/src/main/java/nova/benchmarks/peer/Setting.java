package nova.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Makes in a cloud, from its openrc, who and what every play finds: callers of each role, an image, the network. */
final class Setting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(.*)");
    private static final String PASSWORD = "peer-secret";
    private static final String NOBODYS_TOKEN = "no-token-of-anybody";
    private static final int IMAGE_BYTES = 65_536;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> environment;
    private final Names names = new Names();
    private final Map<String, Caller> callers = new HashMap<>();
    private final Map<String, String> catalog = new HashMap<>();

    private Setting(Map<String, String> environment) {
        this.environment = environment;
    }

    static Endpoint make(Path openrc) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String line : Files.readAllLines(openrc)) {
            Matcher export = EXPORT.matcher(line);
            if (export.matches()) {
                environment.put(export.group(1), export.group(2));
            }
        }
        return new Setting(environment).make();
    }

    private Endpoint make() {
        Caller admin = login(Caller.ADMIN, environment.get("OS_USERNAME"), environment.get("OS_PASSWORD"), "admin");
        callers.put(Caller.ADMIN, admin);
        String shared = project("peer");
        String foreign = project("peer-other");
        member(Caller.MEMBER, shared, "peer");
        member(Caller.READER, shared, "peer");
        member(Caller.OTHER, foreign, "peer-other");
        callers.put(Caller.NOBODY, new Caller(Caller.NOBODY, "", "", ""));
        callers.put(Caller.STRANGER, new Caller(Caller.STRANGER, "", "", NOBODYS_TOKEN));
        String compute = catalog.get("compute");
        String root = compute.substring(0, compute.indexOf("/v2"));
        names.put("root", root);
        names.put("identity", environment.get("OS_AUTH_URL"));
        names.put("image_service", catalog.get("image"));
        names.put("project", shared);
        names.put("other_project", foreign);
        callers.values().forEach(caller -> {
            if (!caller.user().isEmpty()) {
                names.put("user_" + caller.role(), caller.user());
            }
        });
        names.put("admin_project", admin.project());
        names.put("image", image());
        names.put("network", network());
        return new Endpoint(root, callers, names);
    }

    private void member(String role, String project, String projectName) {
        String user = userNamed("peer-" + role, project);
        String granted = role.equals(Caller.READER) ? "reader" : "member";
        String id = ask("GET", identity("/roles?name=" + granted), null)
                .at("/roles/0/id")
                .textValue();
        ask("PUT", identity("/projects/" + project + "/users/" + user + "/roles/" + id), null);
        callers.put(role, login(role, "peer-" + role, PASSWORD, projectName));
    }

    private String userNamed(String name, String project) {
        JsonNode known = ask("GET", identity("/users?name=" + name), null).at("/users/0/id");
        if (known.isTextual()) {
            return known.textValue();
        }
        ObjectNode body = JSON.createObjectNode();
        body.putObject("user").put("name", name).put("password", PASSWORD).put("default_project_id", project);
        return ask("POST", identity("/users"), body).at("/user/id").textValue();
    }

    private String project(String name) {
        JsonNode known = ask("GET", identity("/projects?name=" + name), null).at("/projects/0/id");
        if (known.isTextual()) {
            return known.textValue();
        }
        ObjectNode body = JSON.createObjectNode();
        body.putObject("project").put("name", name);
        return ask("POST", identity("/projects"), body).at("/project/id").textValue();
    }

    private String image() {
        String images = catalog.get("image") + "/v2/images";
        JsonNode known = ask("GET", images + "?name=peer", null).at("/images/0/id");
        if (known.isTextual()) {
            return known.textValue();
        }
        ObjectNode body = JSON.createObjectNode();
        body.put("name", "peer")
                .put("disk_format", "raw")
                .put("container_format", "bare")
                .put("visibility", "public");
        String id = ask("POST", images, body).at("/id").textValue();
        HttpRequest upload = HttpRequest.newBuilder(URI.create(images + "/" + id + "/file"))
                .header("X-Auth-Token", callers.get(Caller.ADMIN).token())
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[IMAGE_BYTES]))
                .build();
        expect(send(upload), upload);
        return id;
    }

    private String network() {
        return ask("GET", catalog.get("network") + "/v2.0/networks?name=private", null)
                .at("/networks/0/id")
                .textValue();
    }

    private Caller login(String role, String user, String password, String project) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode auth = body.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode who = identity.putObject("password").putObject("user");
        who.put("name", user).put("password", password).putObject("domain").put("name", "Default");
        ObjectNode scope = auth.putObject("scope").putObject("project");
        scope.put("name", project).putObject("domain").put("name", "Default");
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity("/auth/tokens")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = send(request);
        JsonNode token = expect(answer, request).path("token");
        for (JsonNode service : token.path("catalog")) {
            for (JsonNode endpoint : service.path("endpoints")) {
                if (endpoint.path("interface").asText().equals("public")) {
                    catalog.put(
                            service.path("type").asText(), endpoint.path("url").asText());
                }
            }
        }
        return new Caller(
                role,
                token.at("/user/id").asText(),
                token.at("/project/id").asText(),
                answer.headers().firstValue("X-Subject-Token").orElseThrow());
    }

    private String identity(String path) {
        return environment.get("OS_AUTH_URL") + path;
    }

    private JsonNode ask(String method, String url, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Auth-Token", callers.get(Caller.ADMIN).token());
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        HttpRequest built = request.build();
        return expect(send(built), built);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new NovaException(ErrorCode.INTERNAL, request.uri() + ": " + broken, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NovaException(ErrorCode.INTERNAL, "interrupted: " + request.uri(), interrupted);
        }
    }

    private static JsonNode expect(HttpResponse<String> answer, HttpRequest request) {
        if (answer.statusCode() >= 300) {
            throw new NovaException(
                    ErrorCode.INTERNAL,
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return Answer.of(answer.statusCode(), Map.of(), answer.body()).json();
    }
}

package nova.cli.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.json.Json;
import nova.cli.json.JsonObject;

/** The cloud as commands use it: logged in at the first request, every failed answer a failure. */
public final class Cloud {
    private final CloudSettings settings;
    private final Wire wire;
    private Token token;
    private String computeEndpoint;
    private ApiVersion version;
    private final List<Timing> timings = new ArrayList<>();
    private final Optional<Profile> profile;

    /** One request and how long it took, for {@code --timings}. */
    public record Timing(String request, double seconds) {}

    public Cloud(CloudSettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
        this.profile = settings.find(Setting.PROFILE).map(Profile::new);
    }

    public CloudSettings settings() {
        return settings;
    }

    /** Of the requests since the last call. */
    public List<Timing> takeTimings() {
        List<Timing> taken = List.copyOf(timings);
        timings.clear();
        return taken;
    }

    public Optional<Profile> profile() {
        return profile;
    }

    /** The microversion all requests use. */
    public ApiVersion version() {
        if (version == null) {
            version = VersionNegotiation.choose(settings.apiVersion(), currentVersion());
        }
        return version;
    }

    public boolean atLeast(int minor) {
        return version().atLeast(minor);
    }

    public JsonObject get(String path) {
        return compute("GET", path, null).json();
    }

    public JsonObject post(String path, Map<String, Object> body) {
        return compute("POST", path, Json.write(body)).json();
    }

    /** For answers that say in a header what was made. */
    public String postForLocation(String path, Map<String, Object> body) {
        return compute("POST", path, Json.write(body)).header("location").orElse("");
    }

    public JsonObject put(String path, Map<String, Object> body) {
        return compute("PUT", path, Json.write(body)).json();
    }

    /** A PUT without a body, as tags take it. */
    public void putNothing(String path) {
        compute("PUT", path, null);
    }

    public void delete(String path) {
        compute("DELETE", path, null);
    }

    /** Reads from the image service. */
    public JsonObject image(String path) {
        return other("image", path);
    }

    /** Reads from the network service. */
    public JsonObject network(String path) {
        return other("network", path);
    }

    public Token token() {
        if (token == null) {
            settings.checkCredentials();
            boolean direct =
                    settings.byToken() && settings.has(Setting.TOKEN) && settings.has(Setting.ENDPOINT_OVERRIDE);
            token = direct ? new Token(settings.get(Setting.TOKEN, ""), JsonObject.empty()) : login();
        }
        return token;
    }

    public Optional<String> projectId() {
        Optional<String> scoped = token().projectId();
        return scoped.isPresent() ? scoped : settings.find(Setting.PROJECT_ID);
    }

    public String computeEndpoint() {
        if (computeEndpoint == null) {
            Optional<String> override = settings.find(Setting.ENDPOINT_OVERRIDE).map(Token::withoutSlash);
            computeEndpoint = override.orElseGet(() -> endpoint(settings.get(Setting.SERVICE_TYPE, "compute")));
        }
        return computeEndpoint;
    }

    /** Everything below the root of the service: the list of its versions. */
    public JsonObject versions() {
        String endpoint = computeEndpoint();
        int cut = endpoint.lastIndexOf("/v2");
        return checked(send("GET", cut < 0 ? endpoint : endpoint.substring(0, cut) + "/", Map.of(), null))
                .json();
    }

    private Token login() {
        long start = System.nanoTime();
        Token fresh = new Identity(settings, wire).login();
        took("auth_url " + settings.get(Setting.AUTH_URL, ""), start);
        return fresh;
    }

    private void took(String request, long start) {
        timings.add(new Timing(request, (System.nanoTime() - start) / 1e9));
    }

    private JsonObject currentVersion() {
        String endpoint = computeEndpoint();
        Reply reply = send("GET", endpoint, Map.of(), null);
        if (reply.status() == 404) {
            // endpoints of old clouds end with the project's id
            reply = send("GET", endpoint.substring(0, endpoint.lastIndexOf('/') + 1), Map.of(), null);
        }
        if (reply.status() == 401) {
            return JsonObject.empty();
        }
        JsonObject answer = checked(reply).json();
        if (!answer.has("version")) {
            throw CommandFailure.because(
                    "There is no compute service at " + endpoint + ": it does not say its version");
        }
        return answer.object("version");
    }

    private Reply compute(String method, String path, String body) {
        Map<String, String> headers = new HashMap<>();
        ApiVersion used = version();
        if (used.minor() != 0) {
            headers.put("X-OpenStack-Nova-API-Version", used.toString());
        }
        if (used.minor() >= 27) {
            headers.put("OpenStack-API-Version", "compute " + used);
        }
        profile.ifPresent(each -> headers.putAll(each.headers()));
        return timed(method, computeEndpoint(), path, headers, body);
    }

    private Reply timed(String method, String endpoint, String path, Map<String, String> headers, String body) {
        long start = System.nanoTime();
        Reply reply = send(method, endpoint + path, headers, body);
        took(method + " " + path, start);
        return checked(reply);
    }

    private JsonObject other(String type, String path) {
        return timed("GET", endpoint(type), path, Map.of(), null).json();
    }

    private String endpoint(String type) {
        Optional<String> name = type.equals("compute") ? settings.find(Setting.SERVICE_NAME) : Optional.empty();
        return token().endpoint(type, name, settings.interfaceName(), settings.find(Setting.REGION));
    }

    private Reply send(String method, String url, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Auth-Token", token().value());
        Reply reply = wire.send(method, url, all, body);
        if (reply.status() == 401 && !settings.byToken()) {
            // a shell may live longer than its token
            token = login();
            all.put("X-Auth-Token", token.value());
            reply = wire.send(method, url, all, body);
        }
        return reply;
    }

    private static Reply checked(Reply reply) {
        if (reply.failed()) {
            throw HttpFailure.of(reply, "x-compute-request-id");
        }
        return reply;
    }
}

package nova.openstack.identity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.RestCall;
import nova.openstack.client.RestClient;
import nova.openstack.client.Service;
import nova.runtime.port.Platform;

/** The identity service over its REST API (Keystone v3). Logs in when first asked, and again before the token ends. */
public final class HttpIdentity implements Identity {
    /** A token with less life left than this is not used for new work. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    private static final String SERVICE = "identity";

    private final IdentityConfig config;
    private final RestClient client;
    private final Platform platform;
    private final ReentrantLock lock = new ReentrantLock();
    private Login login; // guarded by lock; null before the first and after renew

    public HttpIdentity(IdentityConfig config, RestClient client, Platform platform) {
        this.config = requireNonNull(config, "config");
        this.client = requireNonNull(client, "client");
        this.platform = requireNonNull(platform, "platform");
    }

    private record Login(String token, Caller caller) {}

    @Override
    public Optional<Caller> validate(String token) {
        RestCall call = RestCall.of("GET", uri("/auth/tokens")).with("X-Subject-Token", token);
        RestAnswer answer = sendAsUs(call);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw answer.error(SERVICE, "token check");
        }
        return Optional.of(TokenDocument.read(answer.json(SERVICE)));
    }

    @Override
    public String serviceToken() {
        return login().token();
    }

    @Override
    public Catalog catalog() {
        return login().caller().catalog();
    }

    @Override
    public boolean projectExists(ProjectId project) {
        RestAnswer answer = sendAsUs(RestCall.of("GET", uri("/projects/" + Service.encoded(project.value()))));
        return switch (answer.status()) {
            case 200 -> true;
            case 404 -> false;
            // As Nova does: without the right to ask, the project is taken to be there.
            case 403 -> true;
            default -> throw answer.error(SERVICE, "project " + project);
        };
    }

    @Override
    public void renew() {
        lock.lock();
        try {
            login = null;
        } finally {
            lock.unlock();
        }
    }

    private RestAnswer sendAsUs(RestCall call) {
        RestAnswer answer = client.send(call.with("X-Auth-Token", serviceToken()));
        if (answer.status() == 401) {
            renew();
            answer = client.send(call.with("X-Auth-Token", serviceToken()));
        }
        return answer;
    }

    /** One thread logs in, the others wait for it. */
    private Login login() {
        lock.lock();
        try {
            Instant soon = platform.now().plus(RENEW_BEFORE);
            if (login == null || login.caller().expiresAt().isBefore(soon)) {
                login = logIn();
            }
            return login;
        } finally {
            lock.unlock();
        }
    }

    private Login logIn() {
        RestAnswer answer = client.send(RestCall.of("POST", uri("/auth/tokens")).with(credentials()));
        if (answer.status() == 401) {
            throw new NovaException(
                    ErrorCode.UNAUTHORIZED,
                    "the identity service refused user %s: see [keystone_authtoken] username and password"
                            .formatted(config.username()));
        }
        if (answer.status() != 201) {
            throw answer.error(SERVICE, "login of user " + config.username());
        }
        String token = answer.header("X-Subject-Token")
                .orElseThrow(() -> new NovaException(
                        ErrorCode.UNAVAILABLE, "the identity service answered a login without a token"));
        return new Login(token, TokenDocument.read(answer.json(SERVICE)));
    }

    private ObjectNode credentials() {
        ObjectNode body = Json.object();
        ObjectNode auth = body.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        ObjectNode user = identity.putObject("password").putObject("user");
        user.put("name", config.username());
        user.put("password", config.password());
        user.putObject("domain").put("name", config.userDomainName());
        ObjectNode project = auth.putObject("scope").putObject("project");
        project.put("name", config.projectName());
        project.putObject("domain").put("name", config.projectDomainName());
        return body;
    }

    private URI uri(String path) {
        if (config.authUrl().isEmpty()) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "[keystone_authtoken] auth_url is not set: say where the identity service is");
        }
        return URI.create(config.versionedUrl() + path);
    }
}

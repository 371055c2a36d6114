package nova.openstack.remote;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;

/**
 * The documents of one service, read and changed in a caller's name. What the service refuses is a {@code NovaException}
 * with the service's own sentence.
 */
public final class Documents {
    private static final List<String> RUN_OUT =
            List.of("OverQuota", "IpAddressGenerationFailure", "ExternalIpAddressExhausted", "NoMoreIpAddresses");

    private final String name;
    private final RemoteService service;

    /** {@code name} is for messages. */
    public Documents(String name, RemoteService service) {
        this.name = requireNonNull(name, "name");
        this.service = requireNonNull(service, "service");
    }

    /** {@code path} has to be there. */
    public JsonNode get(Authority authority, String path, Parameter... query) {
        return done(send(authority, "GET", path + Service.query(List.of(query)), Json.missing()), path);
    }

    /** Empty when the service does not have it, or hides it. */
    public Optional<JsonNode> find(Authority authority, String path) {
        RestAnswer answer = send(authority, "GET", path, Json.missing());
        return answer.status() == 404 ? Optional.empty() : Optional.of(done(answer, path));
    }

    public JsonNode create(Authority authority, String path, JsonNode body) {
        return done(send(authority, "POST", path, body), path);
    }

    public JsonNode replace(Authority authority, String path, JsonNode body) {
        return done(send(authority, "PUT", path, body), path);
    }

    public JsonNode patch(Authority authority, String path, JsonNode steps) {
        return done(send(authority, "PATCH", path, steps), path);
    }

    public void delete(Authority authority, String path) {
        done(send(authority, "DELETE", path, Json.missing()), path);
    }

    /** Where the service is. */
    public String base() {
        return service.base();
    }

    private RestAnswer send(Authority authority, String method, String path, JsonNode body) {
        return service.send(authority, method, path, body);
    }

    private JsonNode done(RestAnswer answer, String path) {
        if (answer.isSuccess()) {
            return answer.body().length == 0 ? Json.missing() : answer.json(name);
        }
        NovaException error = answer.error(name, path);
        String message = answer.told().orElse(error.getMessage());
        String type = answer.status() == 409
                ? answer.json(name).path("NeutronError").path("type").asText()
                : "";
        boolean runOut = answer.status() == 413 || RUN_OUT.contains(type);
        throw new NovaException(runOut ? ErrorCode.OVER_QUOTA : error.code(), message);
    }
}

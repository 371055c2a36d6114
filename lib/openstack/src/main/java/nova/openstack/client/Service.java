package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.Authority;
import nova.openstack.identity.Identity;

/** One service of the catalog: finds its address, adds the tokens, and logs in anew once when ours was refused. */
public final class Service {
    private final String type;
    private final Identity identity;
    private final RestClient client;
    private final ServiceConfig config;

    public Service(String type, Identity identity, RestClient client, ServiceConfig config) {
        this.type = requireNonNull(type, "type");
        this.identity = requireNonNull(identity, "identity");
        this.client = requireNonNull(client, "client");
        this.config = requireNonNull(config, "config");
    }

    /** {@code path} begins with a slash and is encoded already. */
    public URI uri(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        if (!config.endpointOverride().isEmpty()) {
            return trimmed(config.endpointOverride());
        }
        return config.validInterfaces().stream()
                .flatMap(face -> identity.catalog().find(type, face, config.regionName()).stream())
                .findFirst()
                .map(uri -> trimmed(uri.toString()))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.UNAVAILABLE,
                        "the service catalog has no %s service for interfaces %s and region '%s'"
                                .formatted(type, config.validInterfaces(), config.regionName())));
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    public RestAnswer send(Authority authority, RestCall call) {
        RestAnswer answer = client.send(signed(authority, call));
        if (answer.status() == 401 && authority instanceof Authority.OfService) {
            identity.renew();
            answer = client.send(signed(authority, call));
        }
        return answer;
    }

    public RestClient.Download open(Authority authority, RestCall call) {
        return client.open(signed(authority, call));
    }

    private RestCall signed(Authority authority, RestCall call) {
        return switch (authority) {
            case Authority.OfUser(var token) ->
                call.with("X-Auth-Token", token).with("X-Service-Token", identity.serviceToken());
            case Authority.OfService _ -> call.with("X-Auth-Token", identity.serviceToken());
        };
    }

    /** One segment of a path or one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code ?a=1&b=2} of names and values that are present. */
    public static String query(List<Parameter> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach(parameter -> parameter
                .value()
                .ifPresent(value -> text.append(text.isEmpty() ? '?' : '&')
                        .append(parameter.name())
                        .append('=')
                        .append(encoded(value))));
        return text.toString();
    }

    public record Parameter(String name, Optional<String> value) {
        public static Parameter of(String name, String value) {
            return new Parameter(name, Optional.of(value));
        }
    }
}

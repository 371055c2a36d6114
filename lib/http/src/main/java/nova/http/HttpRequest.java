package nova.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * One request. {@code path} is raw (percent-encoded) and starts with a slash; {@code body} is read once, and closed by
 * the server. {@code routed} is what routing found out: empty before.
 */
public record HttpRequest(
        String method, String path, Query query, HttpHeaders headers, InputStream body, Origin origin, Routed routed) {
    public HttpRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(query, "query");
        requireNonNull(headers, "headers");
        requireNonNull(body, "body");
        requireNonNull(origin, "origin");
        requireNonNull(routed, "routed");
    }

    /** {@code authority} is the host and port the caller named; {@code maxBodyBytes} the bound on JSON bodies. */
    public record Origin(String scheme, String authority, String remoteAddress, long maxBodyBytes) {
        public String base() {
            return scheme + "://" + authority;
        }
    }

    /**
     * {@code values} are the parts of the path by name; {@code prefix} is the part before the route's own path
     * ({@code /v2.1} or {@code /v2.1/<project>}); {@code policy} the rule of the route, for handlers to ask again about
     * what they load; {@code argument} the body, if routing has read it.
     */
    public record Routed(
            String prefix,
            Map<String, String> values,
            Microversion version,
            Optional<String> policy,
            JsonNode argument) {
        public static final Routed NOT_YET =
                new Routed("", Map.of(), Microversion.NONE, Optional.empty(), Json.missing());

        public Routed {
            values = Map.copyOf(values);
        }

        public Routed at(String newPrefix, Microversion newVersion) {
            return new Routed(newPrefix, values, newVersion, policy, argument);
        }

        public Routed with(Map<String, String> newValues) {
            return new Routed(prefix, newValues, version, policy, argument);
        }

        public Routed under(Optional<String> rule) {
            return new Routed(prefix, values, version, rule, argument);
        }

        public Routed doing(JsonNode value) {
            return new Routed(prefix, values, version, policy, value);
        }
    }

    public HttpRequest as(Routed found) {
        return new HttpRequest(method, path, query, headers, body, origin, found);
    }

    public HttpRequest asking(Query other) {
        return new HttpRequest(method, path, other, headers, body, origin, routed);
    }

    public HttpRequest at(String newMethod, String newPath) {
        return new HttpRequest(newMethod, newPath, query, headers, body, origin, routed);
    }

    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** A part of the path; asking for one the route does not have is a bug. */
    public String value(String name) {
        String value = routed.values().get(name);
        if (value == null) {
            throw new NovaException(ErrorCode.INTERNAL, "route of " + path + " has no {" + name + "}");
        }
        return value;
    }

    /** The body if routing has read it: of actions, and of routes that say what they take. Otherwise missing. */
    public JsonNode argument() {
        return routed.argument();
    }

    public Microversion version() {
        return routed.version();
    }

    /** The JSON body, strict and bounded; the missing node when there is no body at all. */
    public JsonNode json() {
        return json(origin.maxBodyBytes());
    }

    public JsonNode json(long maxBytes) {
        return routed.argument().isMissingNode() ? Json.read(body, maxBytes) : routed.argument();
    }
}

package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request to another service. */
public record RestCall(String method, URI uri, Map<String, String> headers, Optional<JsonNode> body) {
    public RestCall {
        requireNonNull(method, "method");
        requireNonNull(uri, "uri");
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        requireNonNull(body, "body");
    }

    public static RestCall of(String method, URI uri) {
        return new RestCall(method, uri, Map.of(), Optional.empty());
    }

    public RestCall with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new RestCall(method, uri, more, body);
    }

    public RestCall with(JsonNode document) {
        return new RestCall(method, uri, headers, Optional.of(document));
    }

    /** Repeating it changes nothing more than doing it once. */
    boolean isRepeatable() {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    /** Headers carry tokens and bodies passwords: neither is shown. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}

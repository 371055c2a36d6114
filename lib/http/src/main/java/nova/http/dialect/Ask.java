package nova.http.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request to a service that speaks another project's dialect. Header names are matched ignoring case. */
public interface Ask {
    /** The most bytes of JSON a request may carry. */
    int MAX_JSON_BYTES = 1 << 20;

    String method();

    /** The path without the query, still encoded. */
    String path();

    /** Values of the {@code {names}} in the endpoint's path, decoded. */
    Map<String, String> names();

    /** All query parameters, decoded, in the order of their names. */
    Map<String, List<String>> query();

    Optional<String> header(String name);

    /** Scheme, host and port the client used, without a trailing slash: for links in answers. */
    String baseUri();

    /** The id of this request, as the answer's header will carry it. */
    String requestId();

    /** The body as JSON. BAD_REQUEST when it is none, TOO_LARGE over {@link #MAX_JSON_BYTES}. Read once. */
    JsonNode json();

    /** The body as it comes; the caller bounds it. */
    InputStream stream();

    default String name(String key) {
        return names().get(key);
    }

    /** The first value of a query parameter. */
    default Optional<String> query(String key) {
        return query().getOrDefault(key, List.of()).stream().findFirst();
    }
}

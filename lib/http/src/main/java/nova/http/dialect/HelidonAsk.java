package nova.http.dialect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** A request as Helidon has it. */
final class HelidonAsk implements Ask {
    private final ServerRequest request;
    private final Map<String, String> names;
    private final String requestId;
    private final ObjectMapper mapper;

    HelidonAsk(ServerRequest request, Map<String, String> names, String requestId, ObjectMapper mapper) {
        this.request = requireNonNull(request, "request");
        this.names = requireNonNull(names, "names");
        this.requestId = requireNonNull(requestId, "requestId");
        this.mapper = requireNonNull(mapper, "mapper");
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.path().rawPath();
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public Map<String, List<String>> query() {
        Map<String, List<String>> all = new TreeMap<>();
        request.query().names().forEach(name -> all.put(name, request.query().all(name)));
        return all;
    }

    @Override
    public Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    @Override
    public String baseUri() {
        String scheme = header("X-Forwarded-Proto").orElse(request.isSecure() ? "https" : "http");
        return scheme + "://" + request.authority();
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public JsonNode json() {
        try (InputStream body = stream()) {
            byte[] bytes = body.readNBytes(MAX_JSON_BYTES + 1);
            if (bytes.length > MAX_JSON_BYTES) {
                throw new NovaException(ErrorCode.TOO_LARGE, "Request is too large.");
            }
            JsonNode node = mapper.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new NovaException(ErrorCode.BAD_REQUEST, "The request has no JSON body.");
            }
            return node;
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "The request body is not valid JSON.", cause);
        }
    }

    @Override
    public InputStream stream() {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }
}

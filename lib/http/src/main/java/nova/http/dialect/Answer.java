package nova.http.dialect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a service answers: status, headers beyond the usual ones, and a payload. */
public record Answer(int status, Map<String, String> headers, Payload payload) {
    public Answer {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        requireNonNull(payload, "payload");
    }

    /** What follows the headers. */
    public sealed interface Payload {
        record Nothing() implements Payload {}

        record Json(JsonNode document) implements Payload {
            public Json {
                requireNonNull(document, "document");
            }
        }

        record Text(String contentType, byte[] bytes) implements Payload {
            public Text {
                requireNonNull(contentType, "contentType");
                bytes = bytes.clone();
            }
        }

        /** Closed by the server after the last byte. */
        record Stream(InputStream bytes, long length) implements Payload {
            public Stream {
                requireNonNull(bytes, "bytes");
            }
        }
    }

    public static Answer json(int status, JsonNode document) {
        return new Answer(status, Map.of(), new Payload.Json(document));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Payload.Nothing());
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of(), new Payload.Text(contentType, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer stream(InputStream bytes, long length) {
        return new Answer(200, Map.of(), new Payload.Stream(bytes, length));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, payload);
    }
}

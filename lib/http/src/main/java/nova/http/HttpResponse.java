package nova.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;
import nova.http.json.Json;
import nova.http.json.JsonWriter;

/** One answer. */
public record HttpResponse(int status, HttpHeaders headers, Content content) {
    public static final String JSON = "application/json";

    /** The type that the web framework below Nova gives an empty answer of its own. */
    public static final String NOTHING = "text/html; charset=UTF-8";

    public HttpResponse {
        requireNonNull(headers, "headers");
        requireNonNull(content, "content");
    }

    /** What an answer carries. */
    public sealed interface Content {
        record Empty() implements Content {}

        record Bytes(byte[] bytes) implements Content {}

        /** Written while it is sent; without a length it is chunked. A failure cuts the connection. */
        record Streamed(OptionalLong length, Writer writer) implements Content {}
    }

    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    public static HttpResponse empty(int status) {
        return new HttpResponse(status, HttpHeaders.NONE, new Content.Empty());
    }

    public static HttpResponse json(int status, JsonNode body) {
        return bytes(status, JSON, Json.write(body));
    }

    public static HttpResponse bytes(int status, String type, byte[] body) {
        return new HttpResponse(status, HttpHeaders.of("Content-Type", type), new Content.Bytes(body));
    }

    /** A document that is written rather than built. */
    public static HttpResponse json(int status, Consumer<JsonWriter> document) {
        return new HttpResponse(status, HttpHeaders.of("Content-Type", JSON), new Content.Bytes(Json.write(document)));
    }

    public static HttpResponse text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse streamed(int status, String type, OptionalLong length, Writer writer) {
        return new HttpResponse(status, HttpHeaders.of("Content-Type", type), new Content.Streamed(length, writer));
    }

    public HttpResponse with(String name, String value) {
        return new HttpResponse(status, headers.with(name, value), content);
    }
}

package nova.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads JSON as strictly as we can (size, depth, doubled keys, trailing text) and writes it compactly. */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_DIGITS = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            // Else each element of a list is a packet of its own.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private Json() {}

    public static JsonNode missing() {
        return MissingNode.getInstance();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A whole body of at most {@code maxBytes}; the missing node when it is empty. */
    public static JsonNode read(InputStream body, long maxBytes) {
        byte[] bytes;
        try {
            bytes = body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
        } catch (IOException | UncheckedIOException cut) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "The request body ended early.", cut);
        }
        if (bytes.length > maxBytes) {
            throw new NovaException(
                    ErrorCode.TOO_LARGE, "Request is too large: at most " + maxBytes + " bytes are accepted.");
        }
        return read(bytes);
    }

    public static JsonNode read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null ? missing() : node;
        } catch (JsonProcessingException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Malformed request body", malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot write JSON", impossible);
        }
    }

    /** One document, written by {@code document}. */
    public static byte[] write(Consumer<JsonWriter> document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var generator = MAPPER.createGenerator(bytes)) {
            document.accept(new JsonWriter(generator));
        } catch (IOException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot write JSON", impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes {@code {"<name>":[items…], …rest}}, each item with one call of {@code item}. */
    public static <T> void writeList(
            OutputStream out, String name, Iterable<T> items, BiConsumer<JsonWriter, T> item, ObjectNode rest)
            throws IOException {
        try (var generator = MAPPER.createGenerator(out)) {
            JsonWriter writer = new JsonWriter(generator);
            writer.begin().beginArray(name);
            items.forEach(each -> item.accept(writer, each));
            writer.endArray();
            rest.properties().forEach(member -> writer.set(member.getKey(), member.getValue()));
            writer.end();
        }
    }
}

package nova.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Model records to JSON text and back; one form for messages, journal and JSON columns. Records with the single
 * component {@code value} are plain strings, sealed interfaces carry their case in {@code "type"}, unknown properties
 * are ignored, absent optionals are empty. Instants are ISO-8601 text.
 */
public final class JsonCodec {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new ModelModule())
            .annotationIntrospector(new SealedTypes())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private JsonCodec() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new NovaException(
                    ErrorCode.INTERNAL, "cannot encode " + value.getClass().getName(), cause);
        }
    }

    /** Encodes as {@code declared}, so that a sealed interface writes its case. */
    public static String writeAs(Type declared, Object value) {
        try {
            return MAPPER.writerFor(MAPPER.constructType(declared)).writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot encode " + declared.getTypeName(), cause);
        }
    }

    public static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException cause) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "cannot decode " + type.getSimpleName(), cause);
        }
    }

    /** Decodes a generic type, such as {@code List<Vif>}. */
    public static Object read(Type type, String json) {
        try {
            return MAPPER.readValue(json, MAPPER.constructType(type));
        } catch (JsonProcessingException cause) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "cannot decode " + type.getTypeName(), cause);
        }
    }
}

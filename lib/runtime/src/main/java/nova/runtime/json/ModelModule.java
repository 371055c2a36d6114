package nova.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.lang.reflect.Constructor;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Writes records whose only component is {@code String value} (our ids) as plain strings, also as map keys. */
final class ModelModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(Module.SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Serializers.Base() {
            @Override
            public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
                return isId(type.getRawClass()) ? new IdSerializer(false) : null;
            }
        });
        context.addKeySerializers(new Serializers.Base() {
            @Override
            public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
                return isId(type.getRawClass()) ? new IdSerializer(true) : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription bean) {
                return isId(type.getRawClass()) ? new IdDeserializer(constructor(type.getRawClass())) : null;
            }
        });
        context.addKeyDeserializers((KeyDeserializers) (type, config, bean) ->
                isId(type.getRawClass()) ? new IdKeyDeserializer(constructor(type.getRawClass())) : null);
    }

    private static boolean isId(Class<?> raw) {
        return raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getRecordComponents()[0].getName().equals("value")
                && raw.getRecordComponents()[0].getType() == String.class;
    }

    private static Constructor<?> constructor(Class<?> raw) {
        try {
            return raw.getDeclaredConstructor(String.class);
        } catch (NoSuchMethodException cause) {
            throw new NovaException(ErrorCode.INTERNAL, raw + " has no constructor of its value", cause);
        }
    }

    private static Object make(Constructor<?> constructor, String text) throws IOException {
        try {
            return constructor.newInstance(text);
        } catch (ReflectiveOperationException cause) {
            throw new IOException("bad " + constructor.getDeclaringClass().getSimpleName() + ": " + text, cause);
        }
    }

    private static final class IdSerializer extends JsonSerializer<Object> {
        private final boolean key;

        IdSerializer(boolean key) {
            this.key = key;
        }

        @Override
        public void serialize(Object id, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (key) {
                out.writeFieldName(id.toString());
            } else {
                out.writeString(id.toString());
            }
        }
    }

    private static final class IdDeserializer extends JsonDeserializer<Object> {
        private final Constructor<?> constructor;

        IdDeserializer(Constructor<?> constructor) {
            this.constructor = constructor;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return make(constructor, in.getText());
        }
    }

    private static final class IdKeyDeserializer extends KeyDeserializer {
        private final Constructor<?> constructor;

        IdKeyDeserializer(Constructor<?> constructor) {
            this.constructor = constructor;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return make(constructor, key);
        }
    }
}

package nova.runtime.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** The type {@code List<element>}, for {@link JsonCodec#read(Type, String)}. */
public record ListType(Type element) implements ParameterizedType {
    public static Type of(Type element) {
        return new ListType(element);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return new Type[] {element};
    }

    @Override
    public Type getRawType() {
        return List.class;
    }

    @Override
    public Type getOwnerType() {
        return null;
    }
}

package nova.db;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import nova.runtime.json.JsonCodec;

/** Columns that hold JSON lists and maps. */
public final class JsonText {
    private static final Type STRINGS = new Generic(List.class, String.class);
    private static final Type MAP = new Generic(Map.class, String.class, String.class);

    private static final String NO_LIST = "[]";
    private static final String NO_MAP = "{}";

    private JsonText() {}

    @SuppressWarnings("unchecked")
    public static List<String> strings(String json) {
        return json.equals(NO_LIST) ? List.of() : (List<String>) JsonCodec.read(STRINGS, json);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, String> map(String json) {
        return json.equals(NO_MAP) ? Map.of() : (Map<String, String>) JsonCodec.read(MAP, json);
    }

    @SuppressWarnings("unchecked")
    public static <T> List<T> list(Class<T> element, String json) {
        return json.equals(NO_LIST) ? List.of() : (List<T>) JsonCodec.read(new Generic(List.class, element), json);
    }

    /** A map of lists of texts. */
    @SuppressWarnings("unchecked")
    public static Map<String, List<String>> lists(String json) {
        return json.equals(NO_MAP)
                ? Map.of()
                : (Map<String, List<String>>) JsonCodec.read(new Generic(Map.class, String.class, STRINGS), json);
    }

    /** {@code List<String>} and the like, which a class literal cannot say. */
    private record Generic(Class<?> raw, Type... arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }
}

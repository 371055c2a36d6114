package nova.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text to plain values and back; read as a stream, for the sake of a short start. */
public final class Json {
    /** Deeper documents are refused. */
    static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    public static Object read(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            parser.nextToken();
            return value(parser, 0);
        }
    }

    public static Object read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("more text after the end of the document");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("the document is nested deeper than " + MAX_DEPTH);
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no document");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser, depth + 1));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser, int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth + 1));
        }
        return items;
    }

    /** As Python's json.dumps writes it without escaping other scripts: {@code {"a": 1, "b": [true, null]}}. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    // no pattern switch here: it would be spun into a class at each start
    private static void write(StringBuilder out, Object value) {
        if (value instanceof String text) {
            quote(out, text);
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(comma);
                quote(out, String.valueOf(each.getKey()));
                out.append(": ");
                write(out, each.getValue());
                comma = ", ";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String comma = "";
            for (Object each : list) {
                out.append(comma);
                write(out, each);
                comma = ", ";
            }
            out.append(']');
        } else if (value instanceof Double) {
            out.append(PythonText.of(value));
        } else {
            out.append(value);
        }
    }

    /** Over several lines, two spaces deeper each level. */
    public static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        pretty(out, value, "\n");
        return out.toString();
    }

    private static void pretty(StringBuilder out, Object value, String newline) {
        String deeper = newline + "  ";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String before = "{";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(before).append(deeper);
                quote(out, String.valueOf(each.getKey()));
                out.append(": ");
                pretty(out, each.getValue(), deeper);
                before = ",";
            }
            out.append(newline).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String before = "[";
            for (Object each : list) {
                out.append(before).append(deeper);
                pretty(out, each, deeper);
                before = ",";
            }
            out.append(newline).append(']');
        } else {
            write(out, value);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (each < ' ') {
                        out.append("\\u00").append(Character.forDigit(each >> 4, 16));
                        out.append(Character.forDigit(each & 15, 16));
                    } else {
                        out.append(each);
                    }
                }
            }
        }
        out.append('"');
    }
}

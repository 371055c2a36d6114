package nova.cli.output;

import java.util.List;
import java.util.Map;
import nova.cli.json.Json;

/** Plain values as YAML: block style, texts quoted wherever they could be taken for something else. */
final class YamlText {
    private YamlText() {}

    static void write(StringBuilder out, Object value) {
        block(out, value, "");
    }

    private static void block(StringBuilder out, Object value, String indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, each) -> {
                out.append(indent).append(scalar(key)).append(':');
                child(out, each, indent + "  ");
            });
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (Object each : list) {
                out.append(indent).append('-');
                if (each instanceof Map<?, ?> map && !map.isEmpty()) {
                    StringBuilder inner = new StringBuilder();
                    block(inner, map, indent + "  ");
                    out.append(' ').append(inner.substring(indent.length() + 2));
                } else {
                    child(out, each, indent + "  ");
                }
            }
        } else {
            out.append(indent).append(scalar(value)).append('\n');
        }
    }

    private static void child(StringBuilder out, Object value, String indent) {
        boolean nested =
                value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
        if (nested) {
            out.append('\n');
            block(out, value, indent);
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(Object value) {
        return value instanceof String text && isPlain(text) ? text : Json.write(value);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!Character.isLetterOrDigit(each) && "_-./ ".indexOf(each) < 0) {
                return false;
            }
        }
        return text.strip().length() == text.length()
                && !List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n")
                        .contains(text.toLowerCase(java.util.Locale.ROOT));
    }
}

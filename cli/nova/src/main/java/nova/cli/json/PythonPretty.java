package nova.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values as Python's pprint prints them: one line while it fits, else one item per line, keys sorted. */
public final class PythonPretty {
    private static final int WIDTH = 80;

    private PythonPretty() {}

    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, sorted(value), 0, 0);
        return out.toString();
    }

    private static void write(StringBuilder out, Object value, int indent, int after) {
        String flat = PythonText.repr(value);
        boolean fits = flat.length() <= WIDTH - indent - after;
        if (!fits && value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('{');
            int left = map.size();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                String key = PythonText.repr(each.getKey());
                out.append(key).append(": ");
                left--;
                write(out, each.getValue(), indent + 1 + key.length() + 2, left == 0 ? after + 1 : 1);
                out.append(left == 0 ? "}" : ",\n" + " ".repeat(indent + 1));
            }
        } else if (!fits && value instanceof List<?> list && !list.isEmpty()) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                boolean last = i + 1 == list.size();
                write(out, list.get(i), indent + 1, last ? after + 1 : 1);
                out.append(last ? "]" : ",\n" + " ".repeat(indent + 1));
            }
        } else {
            out.append(flat);
        }
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), sorted(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(sorted(each)));
            return copy;
        }
        return value;
    }
}

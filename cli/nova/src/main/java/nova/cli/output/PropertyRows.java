package nova.cli.output;

import java.util.List;
import java.util.Map;
import nova.cli.json.Json;
import nova.cli.json.PythonText;

/** The rows one property makes: a value that contains a written-out {@code \n} is spread over several. */
final class PropertyRows {
    private static final String WRITTEN_NEWLINE = "\\n";

    private PropertyRows() {}

    static void add(List<List<String>> rows, String name, Object value, int wrap) {
        String text = value instanceof Map || value instanceof List ? Json.write(value) : null;
        if (wrap > 0) {
            text = FoldedText.fold(text == null ? PythonText.of(value) : text, wrap);
        } else if (text == null && value instanceof String already) {
            text = already;
        }
        if (text == null) {
            rows.add(List.of(name, value == null ? "-" : PythonText.of(value)));
        } else if (text.contains(WRITTEN_NEWLINE) || text.indexOf('\r') >= 0) {
            String title = name;
            for (String line : text.replace("\r", "").strip().split("\\\\n", -1)) {
                rows.add(List.of(title, line));
                title = "";
            }
        } else {
            rows.add(List.of(name, text));
        }
    }
}

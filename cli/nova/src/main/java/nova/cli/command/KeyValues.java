package nova.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.json.PythonText;

/** Arguments of the form key=value. */
public final class KeyValues {
    private KeyValues() {}

    /** Every one must have a value. */
    public static Map<String, Object> pairs(List<String> words) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equal = word.indexOf('=');
            if (equal < 0) {
                throw new CommandFailure(
                        "ArgumentTypeError", "'" + PythonText.repr(words) + "' is not in the format of 'key=value'");
            }
            pairs.put(word.substring(0, equal), word.substring(equal + 1));
        }
        return pairs;
    }

    /** A key alone has the value null. */
    public static Map<String, Object> loose(List<String> words) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equal = word.indexOf('=');
            pairs.put(equal < 0 ? word : word.substring(0, equal), equal < 0 ? null : word.substring(equal + 1));
        }
        return pairs;
    }
}

package nova.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of one cloud that have another value in the other one. Requests are filled with them, and in answers the
 * values become names again; so does what no two services could have alike: ids, instants, addresses.
 */
final class Names {
    private static final List<Map.Entry<Pattern, String>> BY_NATURE = List.of(
            shape("\\breq-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "{request}"),
            shape("(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "{uuid}"),
            shape("\\b[0-9a-f]{56}\\b", "{hash}"),
            shape("\\b[0-9a-f]{32}\\b", "{hex}"),
            shape("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\b", "{micros}"),
            shape("\\b\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d", "{instant}"),
            shape("\\b([0-9a-f]{2}:){15,}[0-9a-f]{2}\\b", "{print}"),
            shape("\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b", "{mac}"),
            shape("\\b10\\.21\\.0\\.\\d+\\b", "{address}"),
            shape("\\br-[0-9a-z]{8}\\b", "{reservation}"),
            shape("\\binstance-[0-9a-f]{8}\\b", "{guest}"));
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_]*)\\}");

    private final Map<String, String> values = new TreeMap<>();

    private static Map.Entry<Pattern, String> shape(String pattern, String name) {
        return Map.entry(Pattern.compile(pattern), name);
    }

    void put(String name, String value) {
        values.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    }

    /** What an earlier answer should have named and did not stays a name. */
    void forget(String name) {
        values.remove(name);
    }

    /** {@code text} with this cloud's values; a name that stands for nothing stays. */
    String fill(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    /** {@code text} with names instead of values. */
    String hide(String text) {
        String hidden = text;
        List<Map.Entry<String, String>> longestFirst = values.entrySet().stream()
                .filter(entry -> entry.getValue().length() >= 8)
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, String> entry) -> -entry.getValue().length()))
                .toList();
        for (Map.Entry<String, String> entry : longestFirst) {
            hidden = hidden.replace(entry.getValue(), "{" + entry.getKey() + "}");
        }
        for (Map.Entry<Pattern, String> shape : BY_NATURE) {
            hidden = shape.getKey().matcher(hidden).replaceAll(Matcher.quoteReplacement(shape.getValue()));
        }
        return hidden;
    }
}

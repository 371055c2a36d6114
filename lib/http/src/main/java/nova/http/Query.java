package nova.http;

import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The query of a URL: names in order of appearance, each with all its values. A query that cannot be read is empty and
 * says why: the service words the refusal in its dialect, with {@link #requireReadable}.
 */
public record Query(Map<String, List<String>> values, Optional<String> mistake) {
    public static final Query EMPTY = new Query(Map.of());

    /** Parameters one URL may carry. */
    private static final int MAX_PARAMETERS = 256;

    public Query {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    public Query(Map<String, List<String>> values) {
        this(values, Optional.empty());
    }

    /** Parses what follows the question mark, percent-encoded. */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        String[] pairs = raw.split("&");
        if (pairs.length > MAX_PARAMETERS) {
            return unreadable("A query may have at most " + MAX_PARAMETERS + " parameters");
        }
        try {
            return new Query(read(pairs));
        } catch (CharacterCodingException notUtf8) {
            return unreadable("Query string is not UTF-8 encoded");
        }
    }

    private static Query unreadable(String mistake) {
        return new Query(Map.of(), Optional.of(mistake));
    }

    private static Map<String, List<String>> read(String[] pairs) throws CharacterCodingException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                found.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return found;
    }

    /** BAD_REQUEST when it could not be read. */
    public void requireReadable() {
        mistake.ifPresent(why -> {
            throw new NovaException(ErrorCode.BAD_REQUEST, why);
        });
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The value that counts when a single one is meant: the last. */
    public Optional<String> last(String name) {
        List<String> list = all(name);
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    }

    /** The parameters with these names. */
    public Query only(Predicate<String> names) {
        Map<String, List<String>> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(names.negate());
        return new Query(left, mistake);
    }

    /**
     * This query encoded, with {@code name} replaced or put at the end: what a next link carries. As in Nova names are
     * sorted, and of a repeated one the greatest value remains.
     */
    public String sortedWith(String name, String value) {
        Map<String, String> one = new LinkedHashMap<>();
        new TreeMap<>(values).forEach((key, list) -> one.put(key, Collections.max(list)));
        one.put(name, value);
        return one.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As Python quotes for a query. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decode(String text) throws CharacterCodingException {
        return PercentCode.decode(text.replace('+', ' '));
    }
}

package nova.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The query of a URL: names in order of appearance, each with all its values. */
public record Query(Map<String, List<String>> values) {
    public static final Query EMPTY = new Query(Map.of());

    /** Parameters one URL may carry. */
    private static final int MAX_PARAMETERS = 256;

    public Query {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** Parses what follows the question mark, percent-encoded. */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        String[] pairs = raw.split("&");
        if (pairs.length > MAX_PARAMETERS) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "a query may have at most " + MAX_PARAMETERS + " parameters");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                found.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Query(found);
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

    /** This query with {@code name} replaced, encoded, sorted by name: what a next link carries. */
    public String sortedWith(String name, String value) {
        Map<String, List<String>> sorted = new TreeMap<>(values);
        sorted.put(name, List.of(value));
        StringBuilder text = new StringBuilder();
        sorted.forEach((key, list) -> list.forEach(each -> text.append(text.isEmpty() ? "" : "&")
                .append(encode(key))
                .append('=')
                .append(encode(each))));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException cause) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "the query is not percent-encoded: " + text, cause);
        }
    }
}

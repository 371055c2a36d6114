package nova.http;

import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private static String decode(String text) throws CharacterCodingException {
        return PercentCode.decode(text.replace('+', ' '));
    }
}

package nova.http;

import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named parts, such as {@code /servers/{id}/metadata}. A named part matches one segment that is not empty and
 * has no slash once it is decoded: what has one is a longer path.
 */
public record PathTemplate(String text, List<String> segments) {
    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    /** Segments of a raw path; a trailing slash does not count. */
    public static List<String> split(String rawPath) {
        String trimmed = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        trimmed = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }

    /** The values of the named parts, decoded, when the path fits. */
    public Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            String given = path.get(i);
            if (named(segment)) {
                Optional<String> value = decode(given);
                if (value.isEmpty() || value.get().isEmpty() || value.get().contains("/")) {
                    return Optional.empty();
                }
                values.put(segment.substring(1, segment.length() - 1), value.get());
            } else if (!segment.equals(given)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Literal segments count before named ones: of two templates that fit, the one with more of them is meant. */
    int literals() {
        return (int) segments.stream().filter(segment -> !named(segment)).count();
    }

    private static boolean named(String segment) {
        return segment.startsWith("{");
    }

    private static Optional<String> decode(String raw) {
        try {
            return Optional.of(PercentCode.decode(raw));
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}

package nova.http.dialect;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One method on one path; {@code {name}} stands for one segment. GET also answers HEAD. */
public record Endpoint(String method, List<String> segments, Handler handler) {
    public Endpoint {
        requireNonNull(method, "method");
        segments = List.copyOf(segments);
        requireNonNull(handler, "handler");
    }

    /** Answers one request; a NovaException becomes an error in the service's dialect. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Ask ask);
    }

    public static Endpoint of(String method, String path, Handler handler) {
        return new Endpoint(method, split(path), handler);
    }

    /** The segments of a path; slashes at its ends and doubled ones do not count. */
    static List<String> split(String path) {
        return List.of(path.split("/")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** The values of our names when the path fits. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < path.size(); i++) {
            String pattern = segments.get(i);
            if (pattern.startsWith("{")) {
                names.put(
                        pattern.substring(1, pattern.length() - 1),
                        URLDecoder.decode(path.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!pattern.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    /** Literal segments win over names, so that {@code /images/detail} is not an image called detail. */
    long literals() {
        return segments.stream().filter(segment -> !segment.startsWith("{")).count();
    }
}

package nova.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as both clouds get it, with {@code {names}} where each has a value of its own. {@code saves} says which
 * parts of the answer get a name, {@code until} what the answer must say before the play goes on.
 */
public record Step(
        String method,
        String path,
        Optional<String> body,
        String role,
        VersionRange versions,
        List<String> headers,
        Map<String, String> saves,
        Optional<String> until,
        boolean compared) {
    public Step {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        requireNonNull(body, "body");
        requireNonNull(role, "role");
        requireNonNull(versions, "versions");
        headers = List.copyOf(headers);
        saves = Map.copyOf(saves);
        requireNonNull(until, "until");
    }

    /** The request as reports show it. */
    public String title() {
        return method + " " + path + body.map(text -> " " + text).orElse("") + (headers.isEmpty() ? "" : " " + headers);
    }
}

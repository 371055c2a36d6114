package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** What another service answered, whatever the status. */
public record RestAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final int SHOWN_CHARACTERS = 500;
    private static final Pattern MARK = Pattern.compile("<[^>]+>");

    public RestAnswer {
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(headers);
        headers = folded;
        requireNonNull(body, "body");
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as JSON; a service that answers something else is out of order. */
    public JsonNode json(String service) {
        try {
            return Json.read(body);
        } catch (NovaException malformed) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "the %s service answered no JSON (status %d)".formatted(service, status),
                    malformed);
        }
    }

    /** The error a status that was not expected means; {@code what} names the thing asked for. */
    public NovaException error(String service, String what) {
        String message = "%s: the %s service answered %d%s"
                .formatted(
                        what, service, status, told().map(text -> ": " + text).orElse(""));
        return new NovaException(code(), message);
    }

    private ErrorCode code() {
        return switch (status) {
            case 400 -> ErrorCode.BAD_REQUEST;
            case 401 -> ErrorCode.UNAUTHORIZED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 410 -> ErrorCode.GONE;
            case 413 -> ErrorCode.TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429, 502, 503 -> ErrorCode.UNAVAILABLE;
            case 504 -> ErrorCode.TIMEOUT;
            default -> status >= 500 ? ErrorCode.UNAVAILABLE : ErrorCode.BAD_REQUEST;
        };
    }

    /** The sentence in an error body, wherever the service puts it. */
    public Optional<String> told() {
        return header("Content-Type").orElse("").contains("html") ? toldInPage() : toldInJson();
    }

    /** The lines of a page without their marks, each once, as the Python clients show them. */
    private Optional<String> toldInPage() {
        String text = new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(line -> MARK.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
        return Optional.of(text.substring(0, Math.min(SHOWN_CHARACTERS, text.length())))
                .filter(shown -> !shown.isEmpty());
    }

    private Optional<String> toldInJson() {
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (NovaException noJson) {
            return Optional.empty();
        }
        for (String key : new String[] {"NeutronError", "error", "badRequest", "itemNotFound", "overLimit"}) {
            String text = node.path(key).isTextual()
                    ? node.path(key).asText()
                    : node.path(key).path("message").asText();
            if (!text.isEmpty()) {
                return Optional.of(text.substring(0, Math.min(SHOWN_CHARACTERS, text.length())));
            }
        }
        return Optional.empty();
    }
}

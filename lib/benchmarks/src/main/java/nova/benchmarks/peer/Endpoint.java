package nova.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** One of the two clouds: its callers, its values, and its answers to steps. */
final class Endpoint {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(120);
    /** What belongs to the connection, or is a number of bytes. */
    private static final Set<String> IGNORED =
            Set.of("connection", "content-length", "date", "server", "keep-alive", "transfer-encoding");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(REQUEST_TIMEOUT)
            .build();
    private final String root;
    private final Map<String, Caller> callers;
    private final Names names;

    Endpoint(String root, Map<String, Caller> callers, Names names) {
        this.root = requireNonNull(root, "root");
        this.callers = Map.copyOf(callers);
        this.names = requireNonNull(names, "names");
    }

    Names names() {
        return names;
    }

    /** The answer to {@code step} in version 2.{@code version}, with names in place of what only this cloud has. */
    Answer play(Step step, int version) {
        Answer raw = send(step, version);
        step.saves().forEach((name, pointer) -> save(name, pointer, raw));
        Map<String, String> headers = new HashMap<>();
        raw.headers().forEach((name, value) -> headers.put(name, asked(names.hide(value), version)));
        return Answer.of(raw.status(), headers, names.hide(raw.text()));
    }

    private static String asked(String header, int version) {
        String asked = "2." + version;
        return header.equals(asked) || header.equals("compute " + asked) ? header.replace(asked, "{version}") : header;
    }

    private void save(String name, String pointer, Answer answer) {
        JsonNode found = answer.json().at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            names.forget(name);
        } else {
            names.put(name, found.isTextual() ? found.textValue() : found.toString());
        }
    }

    private Answer send(Step step, int version) {
        Caller caller = Optional.ofNullable(callers.get(step.role()))
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "nobody is called " + step.role()));
        // What an earlier answer should have named and did not is asked for all the same: both clouds then say 404.
        String path = names.fill(step.path()).replace("{", "no-").replace("}", "");
        String url = path.startsWith("//") ? root + path.substring(1) : root + "/v2.1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(REQUEST_TIMEOUT);
        HttpRequest.BodyPublisher body = step.body()
                .map(names::fill)
                .map(text -> HttpRequest.BodyPublishers.ofString(expanded(text)))
                .orElse(HttpRequest.BodyPublishers.noBody());
        request.method(step.method(), body);
        Map<String, String> headers = new HashMap<>();
        if (!caller.token().isEmpty()) {
            headers.put("X-Auth-Token", caller.token());
        }
        headers.put("Accept", "application/json");
        headers.put("OpenStack-API-Version", "compute 2." + version);
        if (step.body().isPresent()) {
            headers.put("Content-Type", "application/json");
        }
        for (String header : step.headers()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon),
                    names.fill(header.substring(colon + 1).strip()));
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Answer.of(response.statusCode(), seen(response.headers().map()), response.body());
        } catch (IOException broken) {
            return Answer.of(0, Map.of(), "no answer: " + broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NovaException(ErrorCode.INTERNAL, "interrupted while waiting for " + url, interrupted);
        }
    }

    /** {@code %300x} in a body is 300 times x. */
    private static String expanded(String text) {
        return java.util.regex.Pattern.compile("%(\\d+)(.)")
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(2).repeat(Integer.parseInt(match.group(1)))));
    }

    private static Map<String, String> seen(Map<String, List<String>> headers) {
        Map<String, String> seen = new HashMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!IGNORED.contains(lower)) {
                seen.put(lower, String.join(", ", values));
            }
        });
        return seen;
    }
}

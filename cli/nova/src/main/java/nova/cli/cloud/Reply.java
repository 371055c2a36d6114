package nova.cli.cloud;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.json.Json;
import nova.cli.json.JsonObject;

/** The answer to a request, its headers by name in any case. */
public record Reply(String method, String url, int status, Map<String, String> headers, String body) {
    public boolean failed() {
        return status >= 400;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public JsonObject json() {
        if (body.isBlank()) {
            return JsonObject.empty();
        }
        try {
            return JsonObject.of(Json.read(body));
        } catch (IOException notJson) {
            throw new CommandFailure("CommandError", url + " answered something that is not JSON", notJson);
        }
    }
}

package nova.api.host;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;

/** Decodes the body of {@code PUT /os-hosts/{host}}: what to switch on or off, if anything. */
record HostBody(Optional<Boolean> enabled, Optional<Boolean> maintenance) {
    private static final ValueRule SWITCH = oneOfWords("enable", "disable", "Enable", "Disable", "ENABLE", "DISABLE");
    static final ValueRule RULE = object(field("status", SWITCH), field("maintenance_mode", SWITCH));

    static HostBody read(HttpRequest request) {
        JsonNode body = BodyCheck.body(RULE, request.json(), request.version());
        return new HostBody(read(body, "status"), read(body, "maintenance_mode"));
    }

    private static Optional<Boolean> read(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name)).map(word -> word.asText().equalsIgnoreCase("enable"));
    }
}

package nova.api.service;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.ComputeService.Setting;

/** Decodes changes of services: which one (before 2.53), and its new setting. */
final class ServiceBody {
    private static final ValueRule HOST = text(1, 255).and(pattern("^[a-zA-Z0-9-._]*$"));
    private static final ValueRule REASON = text(1, 255);
    static final ValueRule BY_NAME = object(
            field("host", HOST).mandatory(),
            field("binary", text(1, 255)).mandatory(),
            field("disabled_reason", REASON),
            field("forced_down", flag()).since(2, 11));
    static final ValueRule BY_ID = object(
            field("status", oneOfWords("enabled", "disabled")),
            field("disabled_reason", REASON),
            field("forced_down", flag()));

    private ServiceBody() {}

    /** Service by host and program, with the word of the path saying what to do. */
    record Named(String host, String program, Optional<String> reason, Optional<Boolean> forcedDown) {
        /** The fields an action cannot do without; they are missed before the service is looked for. */
        void requireFieldsOf(String action) {
            if (action.equals("disable-log-reason") && reason.isEmpty()) {
                throw bad("Missing disabled reason field");
            }
            if (action.equals("force-down") && forcedDown.isEmpty()) {
                throw bad("Missing forced_down field");
            }
        }

        Setting applied(String action, Setting now) {
            return switch (action) {
                case "enable" -> new Setting(false, Optional.empty(), now.forcedDown());
                case "disable" -> new Setting(true, Optional.empty(), now.forcedDown());
                case "disable-log-reason" -> new Setting(true, reason, now.forcedDown());
                default -> new Setting(now.disabled(), now.disabledReason(), forcedDown.orElse(now.forcedDown()));
            };
        }
    }

    static Named named(HttpRequest request) {
        JsonNode body = BodyCheck.body(BY_NAME, request.json(), request.version());
        return new Named(
                body.get("host").textValue(),
                body.get("binary").textValue(),
                Optional.ofNullable(body.path("disabled_reason").textValue()),
                body.has("forced_down") ? Optional.of(Formats.truth(body.get("forced_down"))) : Optional.empty());
    }

    /** A new setting, and whether the body speaks of being forced down. */
    record Changed(Setting setting, boolean forcedDownIsSet) {}

    /** From 2.53: only what is named changes. */
    static Changed changed(HttpRequest request, Setting now) {
        JsonNode body = BodyCheck.body(BY_ID, request.json(), request.version());
        Optional<String> status = Optional.ofNullable(body.path("status").textValue());
        Optional<String> reason =
                Optional.ofNullable(body.path("disabled_reason").textValue());
        if (status.isEmpty() && !body.has("forced_down")) {
            throw bad("No updates were requested. Fields 'status' or 'forced_down' should be specified.");
        }
        if (reason.isPresent() && status.equals(Optional.of("enabled"))) {
            throw bad("Specifying 'disabled_reason' with status 'enabled' is invalid.");
        }
        boolean forcedDown = body.has("forced_down") ? Formats.truth(body.get("forced_down")) : now.forcedDown();
        Setting setting = status.map(word -> new Setting(word.equals("disabled"), reason, forcedDown))
                .orElse(new Setting(now.disabled(), now.disabledReason(), forcedDown));
        return new Changed(setting, body.has("forced_down"));
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}

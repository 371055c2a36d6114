package nova.cli.cloud;

import java.io.IOException;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.json.Json;
import nova.cli.json.JsonObject;

/** Turns an answer of 400 or more into the failure novaclient would print. */
final class HttpFailure {
    private HttpFailure() {}

    static CommandFailure of(Reply reply, String requestIdHeader) {
        StringBuilder text = new StringBuilder(message(reply));
        text.append(" (HTTP ").append(reply.status()).append(')');
        reply.header(requestIdHeader)
                .ifPresent(id -> text.append(" (Request-ID: ").append(id).append(')'));
        return new CommandFailure(kind(reply.status()), text.toString());
    }

    private static String kind(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 409 -> "Conflict";
            case 413 -> "OverLimit";
            case 429 -> "RateLimit";
            case 501 -> "HTTPNotImplemented";
            default -> "ClientException";
        };
    }

    private static String defaultText(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Over limit";
            case 429 -> "Rate limit";
            case 501 -> "Not Implemented";
            default -> "Unknown Error";
        };
    }

    private static String message(Reply reply) {
        JsonObject body;
        try {
            body = reply.body().isBlank() ? JsonObject.empty() : JsonObject.of(Json.read(reply.body()));
        } catch (IOException _) {
            return defaultText(reply.status());
        }
        if (body.fields().isEmpty()) {
            return defaultText(reply.status());
        }
        if (body.has("message")) {
            return body.text("message", "n/a");
        }
        Object first = body.fields().values().iterator().next();
        return first instanceof Map<?, ?> ? JsonObject.of(first).text("message", "n/a") : "n/a";
    }
}

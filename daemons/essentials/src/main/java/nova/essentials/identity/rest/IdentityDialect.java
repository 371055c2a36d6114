package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.ErrorDialect;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.json.Json;
import nova.model.error.NovaException;

/** Errors as Keystone writes them. */
final class IdentityDialect implements ErrorDialect {
    @Override
    public HttpResponse refusal(NovaException refusal) {
        String message = refusal.getMessage();
        return switch (refusal.code()) {
            case BAD_REQUEST -> error(400, "Bad Request", message);
            case UNAUTHORIZED -> error(401, "Unauthorized", message).with("WWW-Authenticate", "Keystone");
            case FORBIDDEN, OVER_QUOTA -> error(403, "Forbidden", message);
            case NOT_FOUND -> error(404, "Not Found", message);
            case CONFLICT -> error(409, "Conflict", message);
            case TOO_LARGE -> error(413, "Request Entity Too Large", message);
            case NOT_SUPPORTED -> error(501, "Not Implemented", message);
            case UNAVAILABLE, TIMEOUT -> error(503, "Service Unavailable", message);
            case GONE, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE, UNPROCESSABLE, NO_VALID_HOST, INTERNAL ->
                error(
                        500,
                        "Internal Server Error",
                        "An unexpected error prevented the server from fulfilling your request.");
        };
    }

    @Override
    public HttpResponse unknownPath(HttpRequest request) {
        return error(404, "Not Found", "The resource could not be found.");
    }

    private static HttpResponse error(int status, String title, String message) {
        ObjectNode document = Json.object();
        document.putObject("error").put("code", status).put("message", message).put("title", title);
        return HttpResponse.json(status, document).with("Vary", "X-Auth-Token");
    }
}

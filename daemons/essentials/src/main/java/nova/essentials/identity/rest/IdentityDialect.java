package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Dialect;
import nova.model.error.NovaException;

/** Errors as Keystone writes them. */
public final class IdentityDialect implements Dialect {
    @Override
    public Answer refuse(NovaException error, Ask ask) {
        return switch (error.code()) {
            case BAD_REQUEST -> error(400, "Bad Request", error.getMessage());
            case UNAUTHORIZED ->
                error(401, "Unauthorized", error.getMessage())
                        .with("WWW-Authenticate", "Keystone uri=\"" + ask.baseUri() + "\"");
            case FORBIDDEN, OVER_QUOTA -> error(403, "Forbidden", error.getMessage());
            case NOT_FOUND -> error(404, "Not Found", error.getMessage());
            case CONFLICT -> error(409, "Conflict", error.getMessage());
            case TOO_LARGE -> error(413, "Request Entity Too Large", error.getMessage());
            case NOT_SUPPORTED -> error(501, "Not Implemented", error.getMessage());
            case UNAVAILABLE, TIMEOUT -> error(503, "Service Unavailable", error.getMessage());
            case GONE, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE, UNPROCESSABLE, NO_VALID_HOST, INTERNAL ->
                error(500, "Internal Server Error", "An unexpected error prevented the server from fulfilling your request.");
        };
    }

    @Override
    public String requestIdHeader() {
        return "x-openstack-request-id";
    }

    @Override
    public Answer noSuchPath(Ask ask) {
        return error(404, "Not Found", "The resource could not be found.");
    }

    @Override
    public Answer noSuchMethod(Ask ask) {
        return error(405, "Method Not Allowed", "The method is not allowed for the requested URL.");
    }

    private static Answer error(int status, String title, String message) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("error").put("code", status).put("message", message).put("title", title);
        return Answer.json(status, document).with("Vary", "X-Auth-Token");
    }
}

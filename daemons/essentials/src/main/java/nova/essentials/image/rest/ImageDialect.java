package nova.essentials.image.rest;

import nova.http.ErrorDialect;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.model.error.NovaException;

/** Errors as Glance writes them: a small HTML page, which its clients take apart. */
final class ImageDialect implements ErrorDialect {
    @Override
    public HttpResponse refusal(NovaException refusal) {
        String message = refusal.getMessage();
        return switch (refusal.code()) {
            case BAD_REQUEST -> page(400, "Bad Request", message);
            case UNAUTHORIZED -> page(401, "Unauthorized", message).with("WWW-Authenticate", "Keystone");
            case FORBIDDEN, OVER_QUOTA -> page(403, "Forbidden", message);
            case NOT_FOUND -> page(404, "Not Found", message);
            case NOT_ACCEPTABLE -> page(406, "Not Acceptable", message);
            case CONFLICT -> page(409, "Conflict", message);
            case GONE -> page(410, "Gone", message);
            case TOO_LARGE -> page(413, "Request Entity Too Large", message);
            case UNSUPPORTED_MEDIA_TYPE -> page(415, "Unsupported Media Type", message);
            case NOT_SUPPORTED -> page(501, "Not Implemented", message);
            case UNAVAILABLE, TIMEOUT -> page(503, "Service Unavailable", message);
            case UNPROCESSABLE, NO_VALID_HOST, INTERNAL ->
                page(
                        500,
                        "Internal Server Error",
                        "The server has either erred or is incapable of performing the requested operation.");
        };
    }

    @Override
    public HttpResponse unknownPath(HttpRequest request) {
        return page(404, "Not Found", "The resource could not be found.");
    }

    private static HttpResponse page(int status, String title, String message) {
        String heading = status + " " + title;
        String text = message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String html = "<html>\n <head>\n  <title>" + heading + "</title>\n </head>\n <body>\n  <h1>" + heading
                + "</h1>\n  " + text + "<br /><br />\n\n\n </body>\n</html>";
        return HttpResponse.text(status, "text/html; charset=UTF-8", html);
    }
}

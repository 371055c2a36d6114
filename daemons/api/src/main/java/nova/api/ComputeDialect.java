package nova.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nova.http.ErrorDialect;
import nova.http.ErrorStatus;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Errors as Nova words them: one top key that names the status. */
public final class ComputeDialect implements ErrorDialect {
    private static final Map<Integer, String> KEYS = Map.of(
            400, "badRequest",
            401, "unauthorized",
            403, "forbidden",
            404, "itemNotFound",
            409, "conflictingRequest",
            413, "overLimit",
            415, "badMediaType",
            501, "notImplemented",
            503, "serviceUnavailable");

    @Override
    public HttpResponse refusal(NovaException refusal) {
        String message = refusal.code() == ErrorCode.INTERNAL
                ? "Unexpected API Error. Please report this with the request id and the log of nova-api.\n"
                        + cause(refusal)
                : refusal.getMessage();
        return fault(ErrorStatus.of(refusal.code()), message);
    }

    /** Unlike Nova's other answers, faults say their charset. */
    private static final String FAULT_TYPE = "application/json; charset=UTF-8";

    /** Messages name what was sent, whole; more than the longest body makes of it is cut. */
    private static final int LONGEST_MESSAGE = 500_000;

    static HttpResponse fault(int status, String message) {
        String bounded = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
        ObjectNode body = Json.object();
        body.putObject(KEYS.getOrDefault(status, "computeFault"))
                .put("code", status)
                .put("message", bounded);
        return HttpResponse.bytes(status, FAULT_TYPE, Json.write(body));
    }

    /** As the web framework below Nova answers: outside the API's own shape, without version headers. */
    @Override
    public HttpResponse unknownPath(HttpRequest request) {
        String accept = request.header("Accept").orElse("");
        if (accept.contains("json")) {
            return HttpResponse.json(
                    404,
                    Json.object()
                            .put("message", "The resource could not be found.<br /><br />\n\n\n")
                            .put("code", "404 Not Found")
                            .put("title", "Not Found"));
        }
        return HttpResponse.text(
                404, "text/plain; charset=UTF-8", "404 Not Found\n\nThe resource could not be found.\n\n   ");
    }

    private static String cause(NovaException refusal) {
        Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
        return cause.getClass().getName();
    }
}

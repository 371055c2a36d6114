package nova.network.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import nova.http.ErrorDialect;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.json.Json;
import nova.model.error.NovaException;

/** Errors as Neutron writes them: {@code {"NeutronError": {type, message, detail}}}. */
final class NetworkDialect implements ErrorDialect {
    /** Longer beginnings first. */
    private static final Map<String, String> MISSING = new TreeMap<>(Comparator.reverseOrder());

    static {
        MISSING.put("Network", "NetworkNotFound");
        MISSING.put("Subnet", "SubnetNotFound");
        MISSING.put("Port", "PortNotFound");
        MISSING.put("Router", "RouterNotFound");
        MISSING.put("Floating IP", "FloatingIPNotFound");
        MISSING.put("External network", "ExternalGatewayForFloatingIPNotFound");
        MISSING.put("Security group", "SecurityGroupNotFound");
        MISSING.put("Security group rule", "SecurityGroupRuleNotFound");
    }

    @Override
    public HttpResponse refusal(NovaException refusal) {
        String message = refusal.getMessage();
        return switch (refusal.code()) {
            case BAD_REQUEST, UNPROCESSABLE, NOT_ACCEPTABLE -> body(400, "HTTPBadRequest", message);
            case UNAUTHORIZED -> body(401, "HTTPUnauthorized", message);
            case FORBIDDEN -> body(403, "PolicyNotAuthorized", message);
            case NOT_FOUND, GONE -> body(404, missing(message), message);
            case CONFLICT -> body(409, conflict(message), message);
            case OVER_QUOTA -> body(409, exhausted(message), message);
            case TOO_LARGE -> body(413, "HTTPRequestEntityTooLarge", message);
            case UNSUPPORTED_MEDIA_TYPE -> body(415, "HTTPUnsupportedMediaType", message);
            case NOT_SUPPORTED -> body(501, "HTTPNotImplemented", message);
            case UNAVAILABLE, TIMEOUT -> body(503, "ServiceUnavailable", message);
            case NO_VALID_HOST, INTERNAL ->
                body(
                        500,
                        "HTTPInternalServerError",
                        "Request Failed: internal server error while processing your request.");
        };
    }

    @Override
    public HttpResponse unknownPath(HttpRequest request) {
        return body(404, "HTTPNotFound", "The resource could not be found.");
    }

    /** Clients tell things apart by the type; ours all begin their sentence with what is missing. */
    private static String missing(String message) {
        return MISSING.entrySet().stream()
                .filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("NotFound");
    }

    private static String conflict(String message) {
        if (message.startsWith("Cannot associate floating IP")) {
            return "FloatingIPPortAlreadyAssociated";
        }
        return message.startsWith("Router") ? "RouterInUse" : "Conflict";
    }

    private static String exhausted(String message) {
        return message.startsWith("No more IP addresses") ? "IpAddressGenerationFailure" : "OverQuota";
    }

    private static HttpResponse body(int status, String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("NeutronError").put("type", type).put("message", message).put("detail", "");
        return HttpResponse.json(status, body);
    }
}

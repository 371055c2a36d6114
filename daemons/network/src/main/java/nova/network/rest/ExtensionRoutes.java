package nova.network.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Version documents, the extensions this service really has, and lists of what it does not have: empty. */
final class ExtensionRoutes {
    private static final String UPDATED = "2016-01-01T00:00:00-00:00";
    private static final List<String[]> EXTENSIONS = List.of(
            new String[] {"binding", "Port Binding"},
            new String[] {"ext-gw-mode", "Neutron L3 Configurable external gateway mode"},
            new String[] {"external-net", "Neutron external network"},
            new String[] {"net-mtu", "Network MTU"},
            new String[] {"project-id", "project_id field enabled"},
            new String[] {"quota_details", "Quota details management support"},
            new String[] {"quotas", "Quota management support"},
            new String[] {"router", "Neutron L3 Router"},
            new String[] {"security-group", "security-group"},
            new String[] {"standard-attr-description", "standard-attr-description"},
            new String[] {"standard-attr-timestamp", "Resource timestamps"});

    List<Route> routes() {
        return List.of(
                Route.get("/", this::versions),
                Route.get("/v2.0", this::version),
                Route.get("/v2.0/extensions", _ -> extensions()),
                Route.get("/v2.0/extensions/{alias}", this::extension),
                Route.get("/v2.0/availability_zones", _ -> zones()),
                Route.get("/v2.0/agents", _ -> none("agents")));
    }

    private HttpResponse versions(HttpRequest request) {
        ObjectNode body = Json.object();
        ObjectNode version =
                body.putArray("versions").addObject().put("id", "v2.0").put("status", "CURRENT");
        version.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("href", request.origin().base() + "/v2.0/");
        return HttpResponse.json(200, body);
    }

    private HttpResponse version(HttpRequest request) {
        ObjectNode body = Json.object();
        body.putArray("resources");
        return HttpResponse.json(200, body);
    }

    private static HttpResponse extensions() {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("extensions");
        EXTENSIONS.forEach(each -> list.add(document(each)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse extension(HttpRequest request) {
        String alias = request.value("alias");
        return EXTENSIONS.stream()
                .filter(each -> each[0].equals(alias))
                .findFirst()
                .map(each -> HttpResponse.json(200, NetworkRoutes.wrapped("extension", document(each))))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND, "Extension with alias %s does not exist".formatted(alias)));
    }

    private static ObjectNode document(String[] extension) {
        ObjectNode node = Json.object()
                .put("alias", extension[0])
                .put("name", extension[1])
                .put("description", extension[1])
                .put("updated", UPDATED);
        node.putArray("links");
        return node;
    }

    private static HttpResponse zones() {
        ObjectNode body = Json.object();
        body.putArray("availability_zones")
                .addObject()
                .put("name", "nova")
                .put("resource", "network")
                .put("state", "available");
        return HttpResponse.json(200, body);
    }

    private static HttpResponse none(String key) {
        ObjectNode body = Json.object();
        body.putArray(key);
        return HttpResponse.json(200, body);
    }
}

package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;

/** The version documents, with which every client begins. */
final class VersionRoutes {
    private VersionRoutes() {}

    static List<Route> routes() {
        return List.of(Route.of("GET", "/", VersionRoutes::versions), Route.of("GET", "/v3", VersionRoutes::version));
    }

    private static HttpResponse versions(HttpRequest request) {
        ObjectNode document = Json.object();
        document.putObject("versions").putArray("values").add(describe(request));
        return HttpResponse.json(300, document).with("Vary", "X-Auth-Token");
    }

    private static HttpResponse version(HttpRequest request) {
        return HttpResponse.json(200, IdentityView.one("version", describe(request)))
                .with("Vary", "X-Auth-Token");
    }

    private static ObjectNode describe(HttpRequest request) {
        ObjectNode version = Json.object();
        version.put("id", "v3.14");
        version.put("status", "stable");
        version.put("updated", "2020-04-07T00:00:00Z");
        version.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("href", request.origin().base() + "/v3/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.identity-v3+json");
        return version;
    }
}

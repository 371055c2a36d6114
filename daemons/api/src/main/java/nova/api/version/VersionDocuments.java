package nova.api.version;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Route;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.http.version.VersionNegotiation;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The documents that say which versions of the API there are; readable without a token. */
public final class VersionDocuments {
    /** What {@code /v2} speaks. */
    public static final Microversion LEGACY = Microversion.LEGACY;

    public static final Microversion LEAST = new Microversion(2, 1);
    public static final Microversion MOST = new Microversion(2, 104);
    public static final VersionNegotiation NEGOTIATION =
            new VersionNegotiation("compute", "X-OpenStack-Nova-API-Version", LEAST, MOST);

    private final String linkPrefix;

    /** {@code linkPrefix} replaces scheme, host and leading path of links; empty takes them from the request. */
    public VersionDocuments(String linkPrefix) {
        this.linkPrefix = linkPrefix;
    }

    /** {@code GET /}. */
    public HttpResponse all(HttpRequest request) {
        ObjectNode body = Json.object();
        body.putArray("versions").add(legacy(base(request))).add(current(base(request)));
        return HttpResponse.json(200, body);
    }

    /** Any path outside the versions. */
    public HttpResponse choices(HttpRequest request) {
        ObjectNode body = Json.object();
        var choices = body.putArray("choices");
        for (String version : new String[] {"v2.0", "v2.1"}) {
            ObjectNode choice =
                    Json.object().put("id", version).put("status", version.equals("v2.1") ? "CURRENT" : "DEPRECATED");
            choice.putArray("links").add(Links.link("self", base(request) + "/" + path(version) + request.path()));
            choice.set("media-types", mediaTypes(version));
            choices.add(choice);
        }
        return HttpResponse.json(300, body);
    }

    /** {@code /v2} and {@code /v2.1}, as in Nova whatever is done to them. */
    public HttpResponse one(HttpRequest request, String segment) {
        boolean current = segment.equals("v2.1");
        if (current) {
            NEGOTIATION.choose(request.headers());
        }
        return document(current ? current(base(request)) : legacy(base(request)), current ? "v2.1" : "v2.0");
    }

    public List<Route> routes() {
        return List.of(Route.get("/versions/{id}", this::show));
    }

    /** {@code GET /versions/<id>}, below a version; links lead to the current one whatever the id. */
    private HttpResponse show(HttpRequest request) {
        return switch (request.value("id")) {
            case "v2.1" -> document(current(base(request)), "v2.1");
            case "v2.0" -> document(withLink(legacy(base(request)), base(request) + "/v2.1/"), "v2.0");
            default -> throw new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found.");
        };
    }

    private static ObjectNode withLink(ObjectNode document, String self) {
        document.putArray("links").add(Links.link("self", self));
        return document;
    }

    private static HttpResponse document(ObjectNode document, String version) {
        ((ArrayNode) document.get("links"))
                .add(Links.link("describedby", "http://docs.openstack.org/").put("type", "text/html"));
        document.set("media-types", mediaTypes(version));
        ObjectNode body = Json.object();
        body.set("version", document);
        return HttpResponse.json(200, body);
    }

    private String base(HttpRequest request) {
        return linkPrefix.isEmpty() ? request.origin().base() : linkPrefix.replaceAll("/$", "");
    }

    private static ObjectNode current(String base) {
        ObjectNode node = Json.object()
                .put("id", "v2.1")
                .put("status", "CURRENT")
                .put("version", MOST.toString())
                .put("min_version", LEAST.toString())
                .put("updated", "2013-07-23T11:33:21Z");
        node.putArray("links").add(Links.link("self", base + "/v2.1/"));
        return node;
    }

    private static ObjectNode legacy(String base) {
        ObjectNode node = Json.object()
                .put("id", "v2.0")
                .put("status", "DEPRECATED")
                .put("version", "")
                .put("min_version", "")
                .put("updated", "2011-01-21T11:33:21Z");
        node.putArray("links").add(Links.link("self", base + "/v2/"));
        return node;
    }

    private static ArrayNode mediaTypes(String version) {
        var types = Json.array();
        types.add(Json.object()
                .put("base", "application/json")
                .put(
                        "type",
                        "application/vnd.openstack.compute+json;version="
                                + version.substring(1).replace(".0", "")));
        return types;
    }

    private static String path(String version) {
        return version.equals("v2.0") ? "v2" : version;
    }
}

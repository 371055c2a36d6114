package nova.api.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nova.api.version.VersionDocuments;
import nova.http.Route;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.http.version.VersionRange;

/**
 * The route table as OpenAPI 3.1. Routes that share a method and path (actions, and changes of a later version) are one
 * operation; what tells them apart is listed in its {@code x-openstack}: version range, action key, rule, kind.
 */
final class OpenApiView {
    private static final String PARAMETER = "\\{[^}]*}";

    private OpenApiView() {}

    /** {@code base} is the URL the paths are below. */
    static ObjectNode of(List<Route> routes, String base) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "OpenStack Compute API")
                .put("version", VersionDocuments.MOST.toString())
                .put("description", "Generated from the routes this service answers.");
        document.putArray("servers").addObject().put("url", base);
        document.putArray("security").addObject().putArray("token");
        ObjectNode paths = document.putObject("paths");
        byPath(routes).forEach((_, sharing) -> addPath(paths, sharing));
        addComponents(document.putObject("components"));
        return document;
    }

    /** Two templates that differ only in the names of their parts are the same path. */
    private static Map<String, List<Route>> byPath(List<Route> routes) {
        Map<String, List<Route>> paths = new TreeMap<>();
        routes.forEach(
                route -> paths.computeIfAbsent(route.path().text().replaceAll(PARAMETER, "{}"), _ -> new ArrayList<>())
                        .add(route));
        return paths;
    }

    private static void addPath(ObjectNode paths, List<Route> sharing) {
        Route first = sharing.getFirst();
        ObjectNode path = paths.putObject(first.path().text());
        ArrayNode parameters = Json.array();
        for (String segment : first.path().segments()) {
            if (segment.startsWith("{")) {
                addParameter(parameters, segment.substring(1, segment.length() - 1));
            }
        }
        if (!parameters.isEmpty()) {
            path.set("parameters", parameters);
        }
        Map<String, List<Route>> methods = new LinkedHashMap<>();
        sharing.forEach(route ->
                methods.computeIfAbsent(route.method(), _ -> new ArrayList<>()).add(route));
        methods.forEach((method, same) -> path.set(method.toLowerCase(Locale.ROOT), operation(same)));
    }

    private static void addParameter(ArrayNode parameters, String name) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", "path").put("required", true);
        parameter.putObject("schema").put("type", "string");
    }

    private static ObjectNode operation(List<Route> same) {
        Route first = same.getFirst();
        ObjectNode operation = Json.object()
                .put("operationId", operationId(first))
                .put("summary", first.method() + " " + first.path().text());
        operation.putArray("tags").add(first.path().segments().getFirst());
        addBody(operation, same);
        ObjectNode responses = operation.putObject("responses");
        responses.putObject("2XX").put("description", "Done or accepted.");
        responses.putObject("default").put("$ref", "#/components/responses/Fault");
        ArrayNode variants = operation.putObject("x-openstack").putArray("variants");
        same.forEach(route -> variants.add(variant(route)));
        return operation;
    }

    private static String operationId(Route route) {
        String path = route.path().text().replaceAll("[^A-Za-z0-9]+", "_");
        return route.method().toLowerCase(Locale.ROOT) + path.replaceAll("_$", "");
    }

    private static void addBody(ObjectNode operation, List<Route> same) {
        List<ObjectNode> schemas = new ArrayList<>();
        same.forEach(route -> route.body()
                .map(taken -> taken.rule().schema())
                .or(() -> route.action().map(OpenApiView::anyBody))
                .ifPresent(schemas::add));
        if (schemas.isEmpty()) {
            return;
        }
        ObjectNode media = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json");
        if (schemas.size() == 1) {
            media.set("schema", schemas.getFirst());
        } else {
            schemas.forEach(media.putObject("schema").putArray("oneOf")::add);
        }
    }

    /** An action whose argument the table does not describe: an object with its key. */
    private static ObjectNode anyBody(String key) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties").putObject(key);
        schema.putArray("required").add(key);
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode variant(Route route) {
        ObjectNode variant = Json.object();
        route.action().ifPresent(key -> variant.put("action-name", key));
        if (route.versions().first().compareTo(Microversion.NONE) > 0) {
            variant.put("min-ver", route.versions().first().toString());
        }
        if (route.versions().last().compareTo(VersionRange.ALL.last()) < 0) {
            variant.put("max-ver", route.versions().last().toString());
        }
        route.policy().ifPresent(rule -> variant.put("policy", rule));
        return variant.put("kind", route.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void addComponents(ObjectNode components) {
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "X-Auth-Token");
        ObjectNode fault = components.putObject("schemas").putObject("Fault");
        fault.put("type", "object").put("minProperties", 1).put("maxProperties", 1);
        ObjectNode inner = fault.putObject("additionalProperties").put("type", "object");
        inner.putArray("required").add("code").add("message");
        ObjectNode properties = inner.putObject("properties");
        properties.putObject("code").put("type", "integer");
        properties.putObject("message").put("type", "string");
        components
                .putObject("responses")
                .putObject("Fault")
                .put("description", "What went wrong, under one key that names the status.")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Fault");
    }
}

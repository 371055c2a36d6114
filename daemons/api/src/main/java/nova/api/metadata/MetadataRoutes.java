package nova.api.metadata;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.api.server.create.CreateServerRules;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.QueryRules;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;

/** {@code /servers/{id}/metadata}. */
public final class MetadataRoutes {
    private static final String RULES = "os_compute_api:server-metadata:";
    private static final String ALL = "/servers/{id}/metadata";
    private static final String ONE = "/servers/{id}/metadata/{key}";
    private static final ValueRule METADATA =
            object(field("metadata", CreateServerRules.METADATA).mandatory());
    private static final ValueRule META =
            object(field("meta", CreateServerRules.ONE_METADATUM).mandatory());

    private final ServerLookup lookup;
    private final ChangeMetadata change;

    public MetadataRoutes(ApiContext context, ServerLookup lookup) {
        this.lookup = lookup;
        this.change = new ChangeMetadata(context);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::index).query(QueryRules.noneSince(2, 102)).policy(RULES + "index"),
                Route.post(ALL, this::merge).takes(METADATA).policy(RULES + "create"),
                Route.put(ALL, this::replace).takes(METADATA).policy(RULES + "update_all"),
                Route.get(ONE, this::show).query(QueryRules.noneSince(2, 102)).policy(RULES + "show"),
                Route.put(ONE, this::set).takes(META).policy(RULES + "update"),
                Route.delete(ONE, this::delete).policy(RULES + "delete"));
    }

    private HttpResponse index(HttpRequest request) {
        return answer("metadata", lookup.find(request).metadata());
    }

    private HttpResponse show(HttpRequest request) {
        String key = request.value("key");
        Map<String, String> metadata = lookup.find(request).metadata();
        if (!metadata.containsKey(key)) {
            throw missing();
        }
        return answer("meta", Map.of(key, metadata.get(key)));
    }

    private HttpResponse merge(HttpRequest request) {
        Map<String, String> added = body(request, METADATA, "metadata");
        return answer("metadata", change.merge(lookup.find(request), added));
    }

    private HttpResponse replace(HttpRequest request) {
        Map<String, String> wanted = body(request, METADATA, "metadata");
        change.replace(lookup.find(request), wanted);
        return answer("metadata", wanted);
    }

    private HttpResponse set(HttpRequest request) {
        Map<String, String> one = body(request, META, "meta");
        Server server = lookup.find(request);
        if (!one.containsKey(request.value("key"))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Request body and URI mismatch");
        }
        change.merge(server, one);
        return answer("meta", one);
    }

    private HttpResponse delete(HttpRequest request) {
        Server server = lookup.find(request);
        String key = request.value("key");
        if (!server.metadata().containsKey(key)) {
            throw missing();
        }
        change.delete(server, key);
        return HttpResponse.empty(204);
    }

    private static Map<String, String> body(HttpRequest request, ValueRule rule, String name) {
        JsonNode body = BodyCheck.body(rule, request.json(), request.version());
        Map<String, String> values = new TreeMap<>();
        body.get(name)
                .properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().textValue()));
        return values;
    }

    private static HttpResponse answer(String name, Map<String, String> values) {
        ObjectNode body = Json.object();
        ObjectNode node = body.putObject(name);
        values.forEach(node::put);
        return HttpResponse.json(200, body);
    }

    private static NovaException missing() {
        return new NovaException(ErrorCode.NOT_FOUND, "Metadata item was not found");
    }
}

package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.named;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneProperty;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.api.ApiContext;
import nova.db.flavor.FlavorStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.QueryRules;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;

/** {@code /flavors/{id}/os-extra_specs}. */
public final class FlavorSpecRoutes {
    private static final String RULES = "os_compute_api:os-flavor-extra-specs:";
    private static final String ALL = "/flavors/{id}/os-extra_specs";
    private static final String ONE = "/flavors/{id}/os-extra_specs/{key}";
    private static final ValueRule SPECS =
            named("^[a-zA-Z0-9-_:. ]{1,255}$", type("string", "number").and(length(0, 255)));
    private static final ValueRule ONE_SPEC = SPECS.and(oneProperty());
    private static final ValueRule CREATE = object(field("extra_specs", SPECS).mandatory());

    private final ApiContext context;
    private final FlavorStore flavors = new FlavorStore();
    private final FlavorLookup lookup;

    public FlavorSpecRoutes(ApiContext context) {
        this.context = context;
        this.lookup = new FlavorLookup(context, flavors);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::index).query(QueryRules.noneSince(2, 102)).policy(RULES + "index"),
                Route.post(ALL, this::merge).takes(CREATE).policy(RULES + "create"),
                Route.get(ONE, this::show).query(QueryRules.noneSince(2, 102)).policy(RULES + "show"),
                Route.put(ONE, this::set).takes(ONE_SPEC).policy(RULES + "update"),
                Route.delete(ONE, this::delete).policy(RULES + "delete"));
    }

    private HttpResponse index(HttpRequest request) {
        return wrapped(lookup.find(request).extraSpecs());
    }

    private HttpResponse show(HttpRequest request) {
        Flavor flavor = lookup.find(request);
        String key = request.value("key");
        if (!flavor.extraSpecs().containsKey(key)) {
            throw missing(flavor, key);
        }
        return HttpResponse.json(200, node(Map.of(key, flavor.extraSpecs().get(key))));
    }

    private HttpResponse merge(HttpRequest request) {
        JsonNode body = BodyCheck.body(CREATE, request.json(), request.version());
        Map<String, String> specs = values(request, body.get("extra_specs"));
        store(lookup.find(request), specs);
        return HttpResponse.json(200, body);
    }

    private HttpResponse set(HttpRequest request) {
        JsonNode body = BodyCheck.body(ONE_SPEC, request.json(), request.version());
        Map<String, String> one = values(request, body);
        if (!one.containsKey(request.value("key"))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Request body and URI mismatch");
        }
        store(lookup.find(request), one);
        return HttpResponse.json(200, body);
    }

    private HttpResponse delete(HttpRequest request) {
        Flavor flavor = lookup.find(request);
        String key = request.value("key");
        if (!context.database().write("delete extra spec", tx -> flavors.deleteSpec(tx, flavor.id(), key))) {
            throw missing(flavor, key);
        }
        return HttpResponse.empty(200);
    }

    private void store(Flavor flavor, Map<String, String> specs) {
        if (!context.database().write("merge extra specs", tx -> flavors.mergeSpecs(tx, flavor.id(), specs))) {
            throw FlavorLookup.missing(flavor.id().value());
        }
    }

    /**
     * Numbers are kept as texts, though what was sent is what is answered. From 2.86 on keys of namespaces that are
     * Nova's own must be known, and their values make sense.
     */
    private static Map<String, String> values(HttpRequest request, JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(each -> {
            String value = FlavorBody.text(each.getValue());
            if (request.version().atLeast(2, 86)) {
                ExtraSpecRules.check(each.getKey(), value);
            }
            values.put(each.getKey(), value);
        });
        return values;
    }

    private static HttpResponse wrapped(Map<String, String> specs) {
        ObjectNode body = Json.object();
        body.set("extra_specs", node(specs));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode node(Map<String, String> specs) {
        ObjectNode node = Json.object();
        specs.forEach(node::put);
        return node;
    }

    private static NovaException missing(Flavor flavor, String key) {
        return new NovaException(
                ErrorCode.NOT_FOUND, "Flavor %s has no extra specs with key %s.".formatted(flavor.id(), key));
    }
}

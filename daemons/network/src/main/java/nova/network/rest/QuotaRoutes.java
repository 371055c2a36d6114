package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.store.Limited;
import nova.network.usecase.Quotas;

/** {@code /v2.0/quotas}. What is made in one transaction is never reserved before, so that nothing ever shows as reserved. */
final class QuotaRoutes {
    private final Quotas quotas;
    private final Callers callers;

    QuotaRoutes(Quotas quotas, Callers callers) {
        this.quotas = requireNonNull(quotas, "quotas");
        this.callers = requireNonNull(callers, "callers");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/quotas", this::list),
                Route.get("/v2.0/quotas/tenant", _ -> tenant()),
                Route.get("/v2.0/quotas/{project}", this::show),
                Route.get("/v2.0/quotas/{project}/default", _ -> quota(Quotas.usual())),
                Route.get("/v2.0/quotas/{project}/details", this::details),
                Route.put("/v2.0/quotas/{project}", this::update),
                Route.delete("/v2.0/quotas/{project}", this::delete));
    }

    private HttpResponse list(HttpRequest request) {
        List<ObjectNode> nodes = new ArrayList<>();
        quotas.all(callers.of())
                .forEach((project, limits) ->
                        nodes.add(document(limits).put("project_id", project).put("tenant_id", project)));
        return Listing.answer(request, "quotas", nodes);
    }

    /** Clients ask so for whom a quota is shown that names nobody. */
    private HttpResponse tenant() {
        ObjectNode body = Json.object();
        body.putObject("tenant").put("tenant_id", callers.of().project());
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return quota(quotas.limits(callers.of(), request.value("project")));
    }

    private HttpResponse details(HttpRequest request) {
        ObjectNode body = Json.object();
        ObjectNode quota = body.putObject("quota");
        quotas.use(callers.of(), request.value("project"))
                .forEach((resource, use) -> quota.putObject(resource.word())
                        .put("limit", use.limit())
                        .put("used", use.used())
                        .put("reserved", 0));
        return HttpResponse.json(200, body);
    }

    private HttpResponse update(HttpRequest request) {
        Fields body = Fields.of(request.json(), "quota");
        Map<Limited, Integer> limits = new EnumMap<>(Limited.class);
        body.node().fieldNames().forEachRemaining(word -> {
            Limited resource = Limited.of(word)
                    .orElseThrow(() ->
                            new NovaException(ErrorCode.BAD_REQUEST, "Unrecognized attribute(s) '%s'".formatted(word)));
            limits.put(resource, limit(body, word));
        });
        return quota(quotas.set(callers.of(), request.value("project"), limits));
    }

    private static int limit(Fields body, String word) {
        return body.number(word)
                .filter(limit -> limit >= Quotas.UNLIMITED)
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "Invalid input for %s. Reason: '%s' is not a number of at least -1 (unlimited)."
                                .formatted(word, body.node().get(word).asText())));
    }

    private HttpResponse delete(HttpRequest request) {
        quotas.reset(callers.of(), request.value("project"));
        return HttpResponse.empty(204);
    }

    private static HttpResponse quota(Map<Limited, Integer> limits) {
        return HttpResponse.json(200, NetworkRoutes.wrapped("quota", document(limits)));
    }

    private static ObjectNode document(Map<Limited, Integer> limits) {
        ObjectNode node = Json.object();
        limits.forEach((resource, limit) -> node.put(resource.word(), limit));
        return node;
    }
}

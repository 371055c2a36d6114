package nova.api.flavor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import nova.api.ApiContext;
import nova.db.flavor.FlavorStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorQuery;

/** {@code /flavors}. */
public final class FlavorRoutes {
    private static final String MANAGE = "os_compute_api:os-flavor-manage:";

    private final ApiContext context;
    private final FlavorStore flavors = new FlavorStore();
    private final FlavorLookup lookup;

    public FlavorRoutes(ApiContext context) {
        this.context = context;
        this.lookup = new FlavorLookup(context, flavors);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/flavors", this::index).query(FlavorSearch.QUERY),
                Route.post("/flavors", this::create).takes(FlavorBody.CREATE).policy(MANAGE + "create"),
                Route.get("/flavors/detail", this::detail).query(FlavorSearch.QUERY),
                Route.get("/flavors/{id}", this::show).query(QueryRules.noneSince(2, 102)),
                Route.put("/flavors/{id}", this::update)
                        .takes(FlavorBody.UPDATE)
                        .policy(MANAGE + "update")
                        .since(2, 55),
                Route.delete("/flavors/{id}", this::delete).policy(MANAGE + "delete"));
    }

    private HttpResponse index(HttpRequest request) {
        return list(request, "/flavors", FlavorView::brief);
    }

    private HttpResponse detail(HttpRequest request) {
        return list(request, "/flavors/detail", FlavorView::full);
    }

    private HttpResponse list(HttpRequest request, String path, BiFunction<FlavorView, Flavor, ObjectNode> form) {
        int maxLimit = context.config().maxLimit();
        FlavorQuery query = FlavorSearch.read(request, context.policy().isAdmin(), maxLimit);
        List<Flavor> found = context.database().read("list flavors", tx -> flavors.list(tx, query));
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("flavors");
        FlavorView view = view(request);
        found.forEach(flavor -> array.add(form.apply(view, flavor)));
        if (!found.isEmpty()) {
            Paging.of(request.query(), maxLimit)
                    .nextLink(
                            request,
                            view.links(),
                            path,
                            found.size(),
                            found.getLast().id().value())
                    .ifPresent(next -> body.set("flavors_links", next));
        }
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(request, lookup.find(request));
    }

    private HttpResponse create(HttpRequest request) {
        Flavor flavor = FlavorBody.create(request, context.platform()::newId);
        context.database().change("create flavor", tx -> flavors.insert(tx, flavor));
        return answer(request, flavor);
    }

    private HttpResponse update(HttpRequest request) {
        Optional<String> description = FlavorBody.description(request);
        Flavor flavor = lookup.find(request);
        context.database().write("describe flavor", tx -> flavors.describe(tx, flavor.id(), description));
        return answer(request, lookup.find(request));
    }

    private HttpResponse delete(HttpRequest request) {
        Flavor flavor = lookup.find(request);
        if (!context.database().write("delete flavor", tx -> flavors.delete(tx, flavor.id()))) {
            throw FlavorLookup.missing(request.value("id"));
        }
        return HttpResponse.empty(202);
    }

    private HttpResponse answer(HttpRequest request, Flavor flavor) {
        ObjectNode body = Json.object();
        body.set("flavor", view(request).full(flavor));
        return HttpResponse.json(200, body);
    }

    private FlavorView view(HttpRequest request) {
        boolean extraSpecs = context.policy()
                .allows("os_compute_api:os-flavor-extra-specs:index", Target.own(RequestContext.CURRENT.get()));
        return new FlavorView(Links.of(request, context.config().computeLinkPrefix()), request.version(), extraSpecs);
    }
}

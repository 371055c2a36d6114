package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.api.project.CheckProject;
import nova.db.flavor.FlavorStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;

/** Who may use a private flavor: {@code /flavors/{id}/os-flavor-access} and its actions. */
public final class FlavorAccessRoutes {
    private static final String RULE = "os_compute_api:os-flavor-access";
    private static final String ACTION = "/flavors/{id}/action";

    private final ApiContext context;
    private final FlavorStore flavors = new FlavorStore();
    private final FlavorLookup lookup;
    private final CheckProject projects;

    public FlavorAccessRoutes(ApiContext context) {
        this.context = context;
        this.lookup = new FlavorLookup(context, flavors);
        this.projects = new CheckProject(context.peers().identity());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/flavors/{id}/os-flavor-access", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULE),
                Route.action(ACTION, "addTenantAccess", this::add)
                        .takes(body("addTenantAccess"))
                        .policy(RULE + ":add_tenant_access"),
                Route.action(ACTION, "removeTenantAccess", this::remove)
                        .takes(body("removeTenantAccess"))
                        .policy(RULE + ":remove_tenant_access"));
    }

    private HttpResponse index(HttpRequest request) {
        Flavor flavor = lookup.find(request);
        if (flavor.isPublic()) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Access list not available for public flavors.");
        }
        return listed(flavor);
    }

    private HttpResponse add(HttpRequest request) {
        ProjectId project = project(request, "addTenantAccess");
        projects.require(project);
        Flavor flavor = lookup.find(request);
        if (flavor.isPublic() && request.version().atLeast(2, 7)) {
            throw new NovaException(ErrorCode.CONFLICT, "Can not add access to a public flavor.");
        }
        if (!context.database().write("grant flavor", tx -> flavors.grant(tx, flavor.id(), project))) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Flavor access already exists for flavor %s and project %s combination."
                            .formatted(flavor.id(), project));
        }
        return listed(flavor);
    }

    private HttpResponse remove(HttpRequest request) {
        ProjectId project = project(request, "removeTenantAccess");
        Flavor flavor = lookup.find(request);
        if (!context.database().write("revoke flavor", tx -> flavors.revoke(tx, flavor.id(), project))) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND,
                    "Flavor access not found for %s / %s combination.".formatted(flavor.id(), project));
        }
        return listed(flavor);
    }

    private static ProjectId project(HttpRequest request, String key) {
        return new ProjectId(request.argument().get(key).get("tenant").textValue());
    }

    private static ValueRule body(String key) {
        return object(field(key, FlavorBody.TENANT).mandatory());
    }

    private HttpResponse listed(Flavor flavor) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("flavor_access");
        context.database()
                .read("list flavor access", tx -> flavors.access(tx, flavor.id()))
                .forEach(project ->
                        array.addObject().put("flavor_id", flavor.id().value()).put("tenant_id", project.value()));
        return HttpResponse.json(200, body);
    }
}

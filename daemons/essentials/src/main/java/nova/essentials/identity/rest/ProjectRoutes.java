package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Project;
import nova.essentials.identity.Tokens;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;

/** {@code /v3/projects}, and the projects of a user. */
final class ProjectRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    ProjectRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v3/projects", this::list),
                Route.of("POST", "/v3/projects", this::create),
                Route.of("GET", "/v3/projects/{id}", this::show),
                Route.of("PATCH", "/v3/projects/{id}", this::update),
                Route.of("DELETE", "/v3/projects/{id}", this::delete),
                Route.of("GET", "/v3/users/{id}/projects", this::listOfUser));
    }

    private HttpResponse list(HttpRequest request) {
        tokens.requireAdmin(request);
        return listed(request, stores.database().read("projects", stores.projects()::all));
    }

    private HttpResponse listOfUser(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        String user = request.value("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.user().id().equals(user));
        return listed(
                request,
                stores.database()
                        .read("projects of user", tx -> stores.projects().ofUser(tx, user)));
    }

    private static HttpResponse listed(HttpRequest request, List<Project> projects) {
        List<Project> wanted = Requests.wanted(request, projects, Project::name, Project::domain, Project::enabled);
        String base = Requests.base(request);
        return HttpResponse.json(
                200, IdentityView.list("projects", base, wanted, project -> IdentityView.project(base, project)));
    }

    private HttpResponse show(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        String id = request.value("id");
        boolean own = bearer.project().map(Project::id).filter(id::equals).isPresent();
        Tokens.allowedIf(bearer, own || bearer.isAdmin() || bearer.hasRole("service"));
        return view(200, request, stores.database().read("project", tx -> find(tx, id)));
    }

    private HttpResponse create(HttpRequest request) {
        Bearer bearer = tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "project");
        String domain = fields.optional("domain_id").orElse(bearer.userDomain().id());
        Project project = new Project(
                Ids.next(),
                fields.text("name"),
                domain,
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true));
        stores.database().change("create project", tx -> {
            Requests.requireDomain(stores, tx, domain);
            stores.projects().insert(tx, project);
        });
        return view(201, request, project);
    }

    private HttpResponse update(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "project");
        Project changed = stores.database().write("update project", tx -> {
            Project old = find(tx, request.value("id"));
            Project next = new Project(
                    old.id(),
                    fields.optional("name").orElse(old.name()),
                    old.domain(),
                    fields.optional("description").orElse(old.description()),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.projects().update(tx, next);
            return next;
        });
        return view(200, request, changed);
    }

    private HttpResponse delete(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database()
                .change(
                        "delete project",
                        tx -> stores.projects()
                                .delete(tx, find(tx, request.value("id")).id()));
        return HttpResponse.empty(204);
    }

    private Project find(Tx tx, String id) {
        return stores.projects().find(tx, id).orElseThrow(() -> Requests.notFound("project", id));
    }

    private static HttpResponse view(int status, HttpRequest request, Project project) {
        return HttpResponse.json(
                status, IdentityView.one("project", IdentityView.project(Requests.base(request), project)));
    }
}

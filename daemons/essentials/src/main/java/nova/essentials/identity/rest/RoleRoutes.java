package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Role;
import nova.essentials.identity.RoleStore.Assignment;
import nova.essentials.identity.Scope;
import nova.essentials.identity.Tokens;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/roles}, and who has them on projects, domains and the system. */
final class RoleRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    RoleRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Route> routes() {
        List<Route> endpoints = new ArrayList<>(List.of(
                Route.of("GET", "/v3/roles", this::list),
                Route.of("POST", "/v3/roles", this::create),
                Route.of("GET", "/v3/roles/{id}", this::show),
                Route.of("DELETE", "/v3/roles/{id}", this::delete)));
        for (String place : List.of("/v3/projects/{project}", "/v3/domains/{domain}", "/v3/system")) {
            String roles = place + "/users/{user}/roles";
            endpoints.add(Route.of("GET", roles, this::listOfUser));
            endpoints.add(Route.of("PUT", roles + "/{role}", this::assign));
            endpoints.add(Route.of("GET", roles + "/{role}", this::check));
            endpoints.add(Route.of("DELETE", roles + "/{role}", this::unassign));
        }
        return endpoints;
    }

    private HttpResponse list(HttpRequest request) {
        tokens.requireAdmin(request);
        List<Role> wanted = stores.database().read("roles", stores.roles()::all).stream()
                .filter(role ->
                        request.query().first("name").map(role.name()::equals).orElse(true))
                .toList();
        return listed(request, wanted);
    }

    private HttpResponse show(HttpRequest request) {
        tokens.requireAdmin(request);
        return view(200, request, stores.database().read("role", tx -> find(tx, request.value("id"))));
    }

    private HttpResponse create(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "role");
        Role role = new Role(
                Ids.next(), fields.text("name"), fields.optional("description").orElse(""));
        stores.database().change("create role", tx -> stores.roles().insert(tx, role));
        return view(201, request, role);
    }

    private HttpResponse delete(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database()
                .change(
                        "delete role",
                        tx -> stores.roles()
                                .delete(tx, find(tx, request.value("id")).id()));
        return HttpResponse.empty(204);
    }

    private HttpResponse listOfUser(HttpRequest request) {
        tokens.requireAdmin(request);
        Scope scope = scope(request);
        return listed(
                request,
                stores.database().read("roles of user", tx -> stores.roles().ofUser(tx, request.value("user"), scope)));
    }

    private HttpResponse assign(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database().change("assign role", tx -> stores.roles().assign(tx, assignment(tx, request)));
        return HttpResponse.empty(204);
    }

    private HttpResponse check(HttpRequest request) {
        tokens.requireAdmin(request);
        boolean has = stores.database().read("check role", tx -> stores.roles().has(tx, assignment(tx, request)));
        if (!has) {
            throw noAssignment();
        }
        return HttpResponse.empty(204);
    }

    private HttpResponse unassign(HttpRequest request) {
        tokens.requireAdmin(request);
        boolean had =
                stores.database().write("unassign role", tx -> stores.roles().unassign(tx, assignment(tx, request)));
        if (!had) {
            throw noAssignment();
        }
        return HttpResponse.empty(204);
    }

    /** The assignment a path names; NOT_FOUND unless user, scope and role exist. */
    private Assignment assignment(Tx tx, HttpRequest request) {
        String user = request.value("user");
        stores.users().find(tx, user).orElseThrow(() -> Requests.notFound("user", user));
        Scope scope = scope(request);
        if (scope instanceof Scope.OfProject(var project)) {
            stores.projects().find(tx, project).orElseThrow(() -> Requests.notFound("project", project));
        }
        if (scope instanceof Scope.OfDomain(var domain)) {
            stores.domains().find(tx, domain).orElseThrow(() -> Requests.notFound("domain", domain));
        }
        return new Assignment(user, scope, find(tx, request.value("role")).id());
    }

    private static Scope scope(HttpRequest request) {
        if (request.routed().values().containsKey("project")) {
            return new Scope.OfProject(request.value("project"));
        }
        return request.routed().values().containsKey("domain")
                ? new Scope.OfDomain(request.value("domain"))
                : new Scope.OfSystem();
    }

    private Role find(Tx tx, String id) {
        return stores.roles().find(tx, id).orElseThrow(() -> Requests.notFound("role", id));
    }

    private static HttpResponse listed(HttpRequest request, List<Role> roles) {
        String base = Requests.base(request);
        return HttpResponse.json(200, IdentityView.list("roles", base, roles, role -> IdentityView.role(base, role)));
    }

    private static HttpResponse view(int status, HttpRequest request, Role role) {
        return HttpResponse.json(status, IdentityView.one("role", IdentityView.role(Requests.base(request), role)));
    }

    private static NovaException noAssignment() {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find such a role assignment.");
    }
}

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
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.http.dialect.Fields;
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

    List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                Endpoint.of("GET", "/v3/roles", this::list),
                Endpoint.of("POST", "/v3/roles", this::create),
                Endpoint.of("GET", "/v3/roles/{id}", this::show),
                Endpoint.of("DELETE", "/v3/roles/{id}", this::delete)));
        for (String place :
                List.of("/v3/projects/{project}", "/v3/domains/{domain}", "/v3/system")) {
            String roles = place + "/users/{user}/roles";
            endpoints.add(Endpoint.of("GET", roles, this::listOfUser));
            endpoints.add(Endpoint.of("PUT", roles + "/{role}", this::assign));
            endpoints.add(Endpoint.of("GET", roles + "/{role}", this::check));
            endpoints.add(Endpoint.of("DELETE", roles + "/{role}", this::unassign));
        }
        return endpoints;
    }

    private Answer list(Ask ask) {
        tokens.requireAdmin(ask);
        List<Role> wanted = stores.database().read("roles", stores.roles()::all).stream()
                .filter(role -> ask.query("name").map(role.name()::equals).orElse(true))
                .toList();
        return listed(ask, wanted);
    }

    private Answer show(Ask ask) {
        tokens.requireAdmin(ask);
        return view(200, ask, stores.database().read("role", tx -> find(tx, ask.name("id"))));
    }

    private Answer create(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "role");
        Role role =
                new Role(Ids.next(), fields.text("name"), fields.optional("description").orElse(""));
        stores.database().change("create role", tx -> stores.roles().insert(tx, role));
        return view(201, ask, role);
    }

    private Answer delete(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database()
                .change("delete role", tx -> stores.roles().delete(tx, find(tx, ask.name("id")).id()));
        return Answer.empty(204);
    }

    private Answer listOfUser(Ask ask) {
        tokens.requireAdmin(ask);
        Scope scope = scope(ask);
        return listed(
                ask,
                stores.database().read("roles of user", tx -> stores.roles().ofUser(tx, ask.name("user"), scope)));
    }

    private Answer assign(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database().change("assign role", tx -> stores.roles().assign(tx, assignment(tx, ask)));
        return Answer.empty(204);
    }

    private Answer check(Ask ask) {
        tokens.requireAdmin(ask);
        boolean has = stores.database().read("check role", tx -> stores.roles().has(tx, assignment(tx, ask)));
        if (!has) {
            throw noAssignment();
        }
        return Answer.empty(204);
    }

    private Answer unassign(Ask ask) {
        tokens.requireAdmin(ask);
        boolean had =
                stores.database().write("unassign role", tx -> stores.roles().unassign(tx, assignment(tx, ask)));
        if (!had) {
            throw noAssignment();
        }
        return Answer.empty(204);
    }

    /** The assignment a path names; NOT_FOUND unless user, scope and role exist. */
    private Assignment assignment(Tx tx, Ask ask) {
        String user = ask.name("user");
        stores.users().find(tx, user).orElseThrow(() -> missing("user", user));
        Scope scope = scope(ask);
        if (scope instanceof Scope.OfProject(var project)) {
            stores.projects().find(tx, project).orElseThrow(() -> missing("project", project));
        }
        if (scope instanceof Scope.OfDomain(var domain)) {
            stores.domains().find(tx, domain).orElseThrow(() -> missing("domain", domain));
        }
        return new Assignment(user, scope, find(tx, ask.name("role")).id());
    }

    private static Scope scope(Ask ask) {
        if (ask.names().containsKey("project")) {
            return new Scope.OfProject(ask.name("project"));
        }
        return ask.names().containsKey("domain") ? new Scope.OfDomain(ask.name("domain")) : new Scope.OfSystem();
    }

    private Role find(Tx tx, String id) {
        return stores.roles().find(tx, id).orElseThrow(() -> missing("role", id));
    }

    private static Answer listed(Ask ask, List<Role> roles) {
        String base = base(ask);
        return Answer.json(200, IdentityView.list("roles", base, roles, role -> IdentityView.role(base, role)));
    }

    private static Answer view(int status, Ask ask, Role role) {
        return Answer.json(status, IdentityView.one("role", IdentityView.role(base(ask), role)));
    }

    private static NovaException missing(String kind, String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find %s: %s.".formatted(kind, id));
    }

    private static NovaException noAssignment() {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find such a role assignment.");
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}

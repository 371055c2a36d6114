package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.Domain;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Project;
import nova.essentials.identity.Role;
import nova.essentials.identity.RoleStore.Assignment;
import nova.essentials.identity.Scope;
import nova.essentials.identity.Tokens;
import nova.essentials.identity.User;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;

/** {@code /v3/role_assignments}: one list of who may do what where. There are no groups. */
final class AssignmentRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    AssignmentRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    /** Names for ids, looked up once per request. */
    private record Names(
            Map<String, User> users,
            Map<String, Project> projects,
            Map<String, Role> roles,
            Map<String, String> domains) {}

    List<Route> routes() {
        return List.of(Route.of("GET", "/v3/role_assignments", this::list));
    }

    private HttpResponse list(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        boolean own = request.query()
                .first("user.id")
                .filter(bearer.user().id()::equals)
                .isPresent();
        Tokens.allowedIf(bearer, own || bearer.isAdmin());
        boolean withNames = request.query().has("include_names");
        String base = Requests.base(request);
        ObjectNode document = stores.database().read("role assignments", tx -> {
            Names names = names(tx);
            List<Assignment> wanted = stores.roles().assignments(tx).stream()
                    .filter(assignment -> fits(request, assignment))
                    .toList();
            return IdentityView.list("role_assignments", base, wanted, one -> view(base, one, names, withNames));
        });
        return HttpResponse.json(200, document);
    }

    private static boolean fits(HttpRequest request, Assignment one) {
        return request.query().first("user.id").map(one.user()::equals).orElse(true)
                && request.query().first("role.id").map(one.role()::equals).orElse(true)
                && request.query()
                        .first("scope.project.id")
                        .map(id -> one.scope().equals(new Scope.OfProject(id)))
                        .orElse(true)
                && request.query()
                        .first("scope.domain.id")
                        .map(id -> one.scope().equals(new Scope.OfDomain(id)))
                        .orElse(true)
                && request.query()
                        .first("scope.system")
                        .map(all -> one.scope() instanceof Scope.OfSystem)
                        .orElse(true)
                && !request.query().has("group.id");
    }

    private Names names(Tx tx) {
        return new Names(
                stores.users().all(tx).stream().collect(Collectors.toMap(User::id, Function.identity())),
                stores.projects().all(tx).stream().collect(Collectors.toMap(Project::id, Function.identity())),
                stores.roles().all(tx).stream().collect(Collectors.toMap(Role::id, Function.identity())),
                stores.domains().all(tx).stream().collect(Collectors.toMap(Domain::id, Domain::name)));
    }

    private static ObjectNode view(String base, Assignment one, Names names, boolean withNames) {
        ObjectNode node = Json.object();
        ObjectNode role = node.putObject("role").put("id", one.role());
        ObjectNode user = node.putObject("user").put("id", one.user());
        ObjectNode scope = node.putObject("scope");
        switch (one.scope()) {
            case Scope.OfProject(var id) -> {
                ObjectNode project = scope.putObject("project").put("id", id);
                if (withNames && names.projects().containsKey(id)) {
                    Project found = names.projects().get(id);
                    project.put("name", found.name());
                    project.putObject("domain")
                            .put("id", found.domain())
                            .put("name", names.domains().get(found.domain()));
                }
            }
            case Scope.OfDomain(var id) ->
                scope.putObject("domain")
                        .put("id", id)
                        .put("name", names.domains().get(id));
            case Scope.OfSystem _ -> scope.putObject("system").put("all", true);
            case Scope.Unscoped _ -> scope.putNull("project");
        }
        if (withNames && names.roles().containsKey(one.role())) {
            role.put("name", names.roles().get(one.role()).name());
        }
        if (withNames && names.users().containsKey(one.user())) {
            User found = names.users().get(one.user());
            user.put("name", found.name());
            user.putObject("domain")
                    .put("id", found.domain())
                    .put("name", names.domains().get(found.domain()));
        }
        node.putObject("links").put("assignment", base + "/role_assignments");
        return node;
    }
}

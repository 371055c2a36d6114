package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Project;
import nova.essentials.identity.Tokens;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.http.dialect.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/projects}, and the projects of a user. */
final class ProjectRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    ProjectRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "/v3/projects", this::list),
                Endpoint.of("POST", "/v3/projects", this::create),
                Endpoint.of("GET", "/v3/projects/{id}", this::show),
                Endpoint.of("PATCH", "/v3/projects/{id}", this::update),
                Endpoint.of("DELETE", "/v3/projects/{id}", this::delete),
                Endpoint.of("GET", "/v3/users/{id}/projects", this::listOfUser));
    }

    private Answer list(Ask ask) {
        tokens.requireAdmin(ask);
        return listed(ask, stores.database().read("projects", stores.projects()::all));
    }

    private Answer listOfUser(Ask ask) {
        Bearer bearer = tokens.require(ask);
        String user = ask.name("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.user().id().equals(user));
        return listed(ask, stores.database().read("projects of user", tx -> stores.projects().ofUser(tx, user)));
    }

    private static Answer listed(Ask ask, List<Project> projects) {
        List<Project> wanted = projects.stream()
                .filter(project -> ask.query("name").map(project.name()::equals).orElse(true))
                .filter(project -> ask.query("domain_id").map(project.domain()::equals).orElse(true))
                .filter(project -> ask.query("enabled")
                        .map(text -> Boolean.parseBoolean(text) == project.enabled())
                        .orElse(true))
                .toList();
        String base = base(ask);
        return Answer.json(
                200, IdentityView.list("projects", base, wanted, project -> IdentityView.project(base, project)));
    }

    private Answer show(Ask ask) {
        Bearer bearer = tokens.require(ask);
        String id = ask.name("id");
        boolean own = bearer.project().map(Project::id).filter(id::equals).isPresent();
        Tokens.allowedIf(bearer, own || bearer.isAdmin() || bearer.hasRole("service"));
        return view(200, ask, stores.database().read("project", tx -> find(tx, id)));
    }

    private Answer create(Ask ask) {
        Bearer bearer = tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "project");
        String domain = fields.optional("domain_id").orElse(bearer.userDomain().id());
        Project project = new Project(
                Ids.next(),
                fields.text("name"),
                domain,
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true));
        stores.database().change("create project", tx -> {
            requireDomain(tx, domain);
            stores.projects().insert(tx, project);
        });
        return view(201, ask, project);
    }

    private Answer update(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "project");
        Project changed = stores.database().write("update project", tx -> {
            Project old = find(tx, ask.name("id"));
            Project next = new Project(
                    old.id(),
                    fields.optional("name").orElse(old.name()),
                    old.domain(),
                    fields.optional("description").orElse(old.description()),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.projects().update(tx, next);
            return next;
        });
        return view(200, ask, changed);
    }

    private Answer delete(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database()
                .change("delete project", tx -> stores.projects().delete(tx, find(tx, ask.name("id")).id()));
        return Answer.empty(204);
    }

    private void requireDomain(Tx tx, String domain) {
        if (stores.domains().find(tx, domain).isEmpty()) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Could not find domain: %s.".formatted(domain));
        }
    }

    private Project find(Tx tx, String id) {
        return stores.projects()
                .find(tx, id)
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Could not find project: %s.".formatted(id)));
    }

    private static Answer view(int status, Ask ask, Project project) {
        return Answer.json(status, IdentityView.one("project", IdentityView.project(base(ask), project)));
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}

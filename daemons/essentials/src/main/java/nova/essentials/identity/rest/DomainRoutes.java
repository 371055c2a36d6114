package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.Domain;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Tokens;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/domains}. */
final class DomainRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    DomainRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v3/domains", this::list),
                Route.of("POST", "/v3/domains", this::create),
                Route.of("GET", "/v3/domains/{id}", this::show),
                Route.of("PATCH", "/v3/domains/{id}", this::update),
                Route.of("DELETE", "/v3/domains/{id}", this::delete));
    }

    private HttpResponse list(HttpRequest request) {
        tokens.requireAdmin(request);
        String base = Requests.base(request);
        List<Domain> all = stores.database().read("domains", stores.domains()::all).stream()
                .filter(domain ->
                        request.query().first("name").map(domain.name()::equals).orElse(true))
                .toList();
        return HttpResponse.json(
                200, IdentityView.list("domains", base, all, domain -> IdentityView.domain(base, domain)));
    }

    private HttpResponse show(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        String id = request.value("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.userDomain().id().equals(id));
        return view(200, request, stores.database().read("domain", tx -> find(tx, id)));
    }

    private HttpResponse create(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "domain");
        Domain domain = new Domain(
                Ids.next(),
                fields.text("name"),
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true));
        stores.database().change("create domain", tx -> stores.domains().insert(tx, domain));
        return view(201, request, domain);
    }

    private HttpResponse update(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "domain");
        Domain changed = stores.database().write("update domain", tx -> {
            Domain old = find(tx, request.value("id"));
            Domain next = new Domain(
                    old.id(),
                    fields.optional("name").orElse(old.name()),
                    fields.optional("description").orElse(old.description()),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.domains().update(tx, next);
            return next;
        });
        return view(200, request, changed);
    }

    private HttpResponse delete(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database().change("delete domain", tx -> {
            Domain domain = find(tx, request.value("id"));
            boolean used = stores.projects().all(tx).stream()
                            .anyMatch(project -> project.domain().equals(domain.id()))
                    || stores.users().all(tx).stream()
                            .anyMatch(user -> user.domain().equals(domain.id()));
            if (domain.enabled() || used) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN,
                        "Cannot delete a domain that is enabled or has projects or users: disable and empty it first.");
            }
            stores.domains().delete(tx, domain.id());
        });
        return HttpResponse.empty(204);
    }

    private Domain find(Tx tx, String id) {
        return stores.domains().find(tx, id).orElseThrow(() -> Requests.notFound("domain", id));
    }

    private static HttpResponse view(int status, HttpRequest request, Domain domain) {
        return HttpResponse.json(
                status, IdentityView.one("domain", IdentityView.domain(Requests.base(request), domain)));
    }
}

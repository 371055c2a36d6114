package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.Domain;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Tokens;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.http.dialect.Fields;
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

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "/v3/domains", this::list),
                Endpoint.of("POST", "/v3/domains", this::create),
                Endpoint.of("GET", "/v3/domains/{id}", this::show),
                Endpoint.of("PATCH", "/v3/domains/{id}", this::update),
                Endpoint.of("DELETE", "/v3/domains/{id}", this::delete));
    }

    private Answer list(Ask ask) {
        tokens.requireAdmin(ask);
        String base = base(ask);
        List<Domain> all = stores.database().read("domains", stores.domains()::all).stream()
                .filter(domain -> ask.query("name").map(domain.name()::equals).orElse(true))
                .toList();
        return Answer.json(200, IdentityView.list("domains", base, all, domain -> IdentityView.domain(base, domain)));
    }

    private Answer show(Ask ask) {
        Bearer bearer = tokens.require(ask);
        String id = ask.name("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.userDomain().id().equals(id));
        return view(200, ask, stores.database().read("domain", tx -> find(tx, id)));
    }

    private Answer create(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "domain");
        Domain domain = new Domain(
                Ids.next(),
                fields.text("name"),
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true));
        stores.database().change("create domain", tx -> stores.domains().insert(tx, domain));
        return view(201, ask, domain);
    }

    private Answer update(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "domain");
        Domain changed = stores.database().write("update domain", tx -> {
            Domain old = find(tx, ask.name("id"));
            Domain next = new Domain(
                    old.id(),
                    fields.optional("name").orElse(old.name()),
                    fields.optional("description").orElse(old.description()),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.domains().update(tx, next);
            return next;
        });
        return view(200, ask, changed);
    }

    private Answer delete(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database().change("delete domain", tx -> {
            Domain domain = find(tx, ask.name("id"));
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
        return Answer.empty(204);
    }

    private Domain find(Tx tx, String id) {
        return stores.domains()
                .find(tx, id)
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Could not find domain: %s.".formatted(id)));
    }

    private static Answer view(int status, Ask ask, Domain domain) {
        return Answer.json(status, IdentityView.one("domain", IdentityView.domain(base(ask), domain)));
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}

package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Passwords;
import nova.essentials.identity.Tokens;
import nova.essentials.identity.User;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;

/** {@code /v3/users}. */
final class UserRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    UserRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v3/users", this::list),
                Route.of("POST", "/v3/users", this::create),
                Route.of("GET", "/v3/users/{id}", this::show),
                Route.of("PATCH", "/v3/users/{id}", this::update),
                Route.of("DELETE", "/v3/users/{id}", this::delete),
                Route.of("POST", "/v3/users/{id}/password", this::changePassword));
    }

    private HttpResponse list(HttpRequest request) {
        tokens.requireAdmin(request);
        String base = Requests.base(request);
        List<User> all = stores.database().read("users", stores.users()::all);
        List<User> wanted = Requests.wanted(request, all, User::name, User::domain, User::enabled);
        return HttpResponse.json(200, IdentityView.list("users", base, wanted, user -> IdentityView.user(base, user)));
    }

    private HttpResponse show(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        String id = request.value("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.user().id().equals(id));
        return view(200, request, stores.database().read("user", tx -> find(tx, id)));
    }

    private HttpResponse create(HttpRequest request) {
        Bearer bearer = tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "user");
        String domain = fields.optional("domain_id").orElse(bearer.userDomain().id());
        User user = new User(
                Ids.next(),
                fields.text("name"),
                domain,
                fields.optional("default_project_id"),
                fields.optional("email"),
                fields.optional("description"),
                fields.flag("enabled").orElse(true));
        Optional<String> hash = fields.optional("password").map(Passwords::hash);
        stores.database().change("create user", tx -> {
            Requests.requireDomain(stores, tx, domain);
            stores.users().insert(tx, user, hash);
        });
        return view(201, request, user);
    }

    private HttpResponse update(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "user");
        Optional<String> hash = fields.optional("password").map(Passwords::hash);
        User changed = stores.database().write("update user", tx -> {
            User old = find(tx, request.value("id"));
            User next = new User(
                    old.id(),
                    fields.optional("name").orElse(old.name()),
                    old.domain(),
                    fields.optional("default_project_id").or(old::defaultProject),
                    fields.optional("email").or(old::email),
                    fields.optional("description").or(old::description),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.users().update(tx, next);
            hash.ifPresent(value -> stores.users().setPassword(tx, old.id(), value));
            return next;
        });
        return view(200, request, changed);
    }

    private HttpResponse delete(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database()
                .change(
                        "delete user",
                        tx -> stores.users()
                                .delete(tx, find(tx, request.value("id")).id()));
        return HttpResponse.empty(204);
    }

    /** A user changes the own password and proves it with the old one; no token is needed. */
    private HttpResponse changePassword(HttpRequest request) {
        Fields fields = Fields.of(request.json(), "user");
        String id = request.value("id");
        Optional<String> old =
                stores.database().read("find password", tx -> stores.users().passwordHash(tx, id));
        if (old.isEmpty() || !Passwords.matches(fields.text("original_password"), old.get())) {
            throw IssueToken.refused();
        }
        String hash = Passwords.hash(fields.text("password"));
        stores.database().change("change password", tx -> stores.users().setPassword(tx, id, hash));
        return HttpResponse.empty(204);
    }

    private User find(Tx tx, String id) {
        return stores.users().find(tx, id).orElseThrow(() -> Requests.notFound("user", id));
    }

    private static HttpResponse view(int status, HttpRequest request, User user) {
        return HttpResponse.json(status, IdentityView.one("user", IdentityView.user(Requests.base(request), user)));
    }
}

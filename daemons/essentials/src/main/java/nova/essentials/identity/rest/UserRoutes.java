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
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.http.dialect.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/users}. */
final class UserRoutes {
    private final IdentityStores stores;
    private final Tokens tokens;

    UserRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "/v3/users", this::list),
                Endpoint.of("POST", "/v3/users", this::create),
                Endpoint.of("GET", "/v3/users/{id}", this::show),
                Endpoint.of("PATCH", "/v3/users/{id}", this::update),
                Endpoint.of("DELETE", "/v3/users/{id}", this::delete),
                Endpoint.of("POST", "/v3/users/{id}/password", this::changePassword));
    }

    private Answer list(Ask ask) {
        tokens.requireAdmin(ask);
        String base = base(ask);
        List<User> wanted = stores.database().read("users", stores.users()::all).stream()
                .filter(user -> ask.query("name").map(user.name()::equals).orElse(true))
                .filter(user -> ask.query("domain_id").map(user.domain()::equals).orElse(true))
                .filter(user -> ask.query("enabled")
                        .map(text -> Boolean.parseBoolean(text) == user.enabled())
                        .orElse(true))
                .toList();
        return Answer.json(200, IdentityView.list("users", base, wanted, user -> IdentityView.user(base, user)));
    }

    private Answer show(Ask ask) {
        Bearer bearer = tokens.require(ask);
        String id = ask.name("id");
        Tokens.allowedIf(bearer, bearer.isAdmin() || bearer.user().id().equals(id));
        return view(200, ask, stores.database().read("user", tx -> find(tx, id)));
    }

    private Answer create(Ask ask) {
        Bearer bearer = tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "user");
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
            if (stores.domains().find(tx, domain).isEmpty()) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Could not find domain: %s.".formatted(domain));
            }
            stores.users().insert(tx, user, hash);
        });
        return view(201, ask, user);
    }

    private Answer update(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "user");
        Optional<String> hash = fields.optional("password").map(Passwords::hash);
        User changed = stores.database().write("update user", tx -> {
            User old = find(tx, ask.name("id"));
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
        return view(200, ask, changed);
    }

    private Answer delete(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database()
                .change("delete user", tx -> stores.users().delete(tx, find(tx, ask.name("id")).id()));
        return Answer.empty(204);
    }

    /** A user changes the own password and proves it with the old one; no token is needed. */
    private Answer changePassword(Ask ask) {
        Fields fields = Fields.of(ask.json(), "user");
        String id = ask.name("id");
        Optional<String> old =
                stores.database().read("find password", tx -> stores.users().passwordHash(tx, id));
        if (old.isEmpty() || !Passwords.matches(fields.text("original_password"), old.get())) {
            throw IssueToken.refused();
        }
        String hash = Passwords.hash(fields.text("password"));
        stores.database().change("change password", tx -> stores.users().setPassword(tx, id, hash));
        return Answer.empty(204);
    }

    private User find(Tx tx, String id) {
        return stores.users()
                .find(tx, id)
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Could not find user: %s.".formatted(id)));
    }

    private static Answer view(int status, Ask ask, User user) {
        return Answer.json(status, IdentityView.one("user", IdentityView.user(base(ask), user)));
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}

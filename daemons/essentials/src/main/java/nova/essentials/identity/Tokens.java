package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.http.HttpRequest;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Says who bears a token, and ends tokens. Also asked by the other stand-ins in this process. */
public final class Tokens {
    private static final String HEADER = "X-Auth-Token";

    private final IdentityStores stores;

    public Tokens(IdentityStores stores) {
        this.stores = requireNonNull(stores, "stores");
    }

    /** The bearer; empty when the token is unknown or expired, or when user or scope are gone or disabled. */
    public Optional<Bearer> find(String secret) {
        return findHash(Ids.hash(secret));
    }

    public Optional<Bearer> findHash(String hash) {
        return stores.database()
                .read("validate token", tx -> stores.tokens().find(tx, hash).flatMap(token -> bearer(tx, token)));
    }

    /** The bearer of the request's token; UNAUTHORIZED without a valid one. */
    public Bearer require(HttpRequest request) {
        return request.header(HEADER)
                .filter(secret -> !secret.isBlank())
                .flatMap(this::find)
                .orElseThrow(IssueToken::refused);
    }

    /** As {@link #require}, and FORBIDDEN without the admin role. */
    public Bearer requireAdmin(HttpRequest request) {
        Bearer bearer = require(request);
        return allowedIf(bearer, bearer.isAdmin());
    }

    public static Bearer allowedIf(Bearer bearer, boolean allowed) {
        if (!allowed) {
            throw new NovaException(
                    ErrorCode.FORBIDDEN,
                    "You are not authorized to perform the requested action: it needs the admin role.");
        }
        return bearer;
    }

    public void revoke(String secret) {
        stores.database().change("revoke token", tx -> stores.tokens().delete(tx, Ids.hash(secret)));
    }

    private Optional<Bearer> bearer(Tx tx, Token token) {
        Optional<User> user = stores.users().find(tx, token.user()).filter(User::enabled);
        Optional<Domain> userDomain = user.flatMap(found -> stores.domains().find(tx, found.domain()));
        if (userDomain.isEmpty()) {
            return Optional.empty();
        }
        Optional<Project> project = token.scope() instanceof Scope.OfProject(var id)
                ? stores.projects().find(tx, id).filter(Project::enabled)
                : Optional.empty();
        Optional<String> domainId =
                token.scope() instanceof Scope.OfDomain(var id) ? Optional.of(id) : project.map(Project::domain);
        Optional<Domain> domain =
                domainId.flatMap(id -> stores.domains().find(tx, id)).filter(Domain::enabled);
        List<Role> roles = ImpliedRoles.of(
                stores.roles().ofUser(tx, token.user(), token.scope()),
                stores.roles().all(tx));
        boolean stillGranted = switch (token.scope()) {
            case Scope.Unscoped _ -> true;
            case Scope.OfProject _ -> project.isPresent() && domain.isPresent() && !roles.isEmpty();
            case Scope.OfDomain _ -> domain.isPresent() && !roles.isEmpty();
            case Scope.OfSystem _ -> !roles.isEmpty();
        };
        return stillGranted
                ? Optional.of(new Bearer(token, user.get(), userDomain.get(), project, domain, roles))
                : Optional.empty();
    }
}

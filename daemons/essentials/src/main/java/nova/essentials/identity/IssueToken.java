package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nova.db.Tx;
import nova.essentials.identity.LoginOrder.DomainReference;
import nova.essentials.identity.LoginOrder.PasswordProof;
import nova.essentials.identity.LoginOrder.Reference;
import nova.essentials.identity.LoginOrder.Target;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Gives a token to whoever proves who they are. Whatever is wrong (no such user, wrong password, disabled, no role on
 * the scope) the answer is the same 401, so that nobody learns which names exist.
 */
public final class IssueToken {
    private final IdentityStores stores;
    private final Duration lifetime;

    public IssueToken(IdentityStores stores, Duration lifetime) {
        this.stores = requireNonNull(stores, "stores");
        this.lifetime = requireNonNull(lifetime, "lifetime");
    }

    /** The secret goes to the client and nowhere else. */
    public record Issued(String secret, String hash) {
        @Override
        public String toString() {
            return "Issued[hash=" + hash + "]";
        }
    }

    public Issued issue(LoginOrder order) {
        Optional<Token> parent = order.token()
                .map(secret -> stores.database()
                        .read("find token", tx -> stores.tokens().find(tx, Ids.hash(secret)))
                        .orElseThrow(IssueToken::refused));
        User user = order.password()
                .map(this::check)
                .or(() -> parent.map(this::ownerOf))
                .orElseThrow(IssueToken::refused);
        if (parent.isPresent() && !parent.get().user().equals(user.id())) {
            throw refused();
        }
        String secret = Ids.token();
        Set<String> methods = new LinkedHashSet<>();
        order.password().ifPresent(proof -> methods.add("password"));
        parent.ifPresent(token -> {
            methods.add("token");
            methods.addAll(token.methods());
        });
        stores.database().change("issue token", tx -> {
            stores.tokens().sweep(tx);
            Scope scope = scope(tx, user, order.target());
            Instant now = tx.now();
            // A token made from another one lives no longer than that one.
            Instant end = parent.map(Token::expiresAt).orElse(now.plus(lifetime));
            String audit = Ids.audit();
            stores.tokens()
                    .insert(tx, new Token(Ids.hash(secret), user.id(), scope, List.copyOf(methods), audit, now, end));
        });
        return new Issued(secret, Ids.hash(secret));
    }

    private User ownerOf(Token token) {
        return stores.database()
                .read("find user", tx -> stores.users().find(tx, token.user()))
                .filter(User::enabled)
                .orElseThrow(IssueToken::refused);
    }

    /** The slow hash is computed outside of any transaction. */
    private User check(PasswordProof proof) {
        Optional<User> user = stores.database().read("find user", tx -> user(tx, proof.user()));
        Optional<String> hash = user.flatMap(found ->
                stores.database().read("find password", tx -> stores.users().passwordHash(tx, found.id())));
        if (hash.isEmpty()) {
            Passwords.pretend(proof.password());
            throw refused();
        }
        if (!Passwords.matches(proof.password(), hash.get())) {
            throw refused();
        }
        return user.filter(User::enabled).orElseThrow(IssueToken::refused);
    }

    private Optional<User> user(Tx tx, Reference reference) {
        if (reference.id().isPresent()) {
            return stores.users().find(tx, reference.id().get());
        }
        return reference
                .domain()
                .flatMap(domain -> domain(tx, domain))
                .flatMap(domain ->
                        stores.users().named(tx, domain.id(), reference.name().orElse("")));
    }

    private Optional<Domain> domain(Tx tx, DomainReference reference) {
        return reference
                .id()
                .flatMap(id -> stores.domains().find(tx, id))
                .or(() -> reference.name().flatMap(name -> stores.domains().named(tx, name)))
                .filter(Domain::enabled);
    }

    private Scope scope(Tx tx, User user, Target target) {
        return switch (target) {
            case Target.None _ -> new Scope.Unscoped();
            case Target.Chosen _ ->
                user.defaultProject()
                        .flatMap(id -> stores.projects().find(tx, id))
                        .filter(Project::enabled)
                        .map(project -> (Scope) new Scope.OfProject(project.id()))
                        .filter(scope -> hasRole(tx, user, scope))
                        .orElse(new Scope.Unscoped());
            case Target.System _ -> granted(tx, user, Optional.of(new Scope.OfSystem()));
            case Target.OfDomain(var wanted) ->
                granted(tx, user, domain(tx, wanted).map(found -> new Scope.OfDomain(found.id())));
            case Target.Project(var wanted) ->
                granted(
                        tx,
                        user,
                        project(tx, wanted).filter(Project::enabled).map(found -> new Scope.OfProject(found.id())));
        };
    }

    private Optional<Project> project(Tx tx, Reference reference) {
        if (reference.id().isPresent()) {
            return stores.projects().find(tx, reference.id().get());
        }
        return reference
                .domain()
                .flatMap(domain -> domain(tx, domain))
                .flatMap(domain -> stores.projects()
                        .named(tx, domain.id(), reference.name().orElse("")));
    }

    private Scope granted(Tx tx, User user, Optional<? extends Scope> scope) {
        if (scope.isEmpty() || !hasRole(tx, user, scope.get())) {
            throw refused();
        }
        return scope.get();
    }

    private boolean hasRole(Tx tx, User user, Scope scope) {
        return !stores.roles().ofUser(tx, user.id(), scope).isEmpty();
    }

    public static NovaException refused() {
        return new NovaException(ErrorCode.UNAUTHORIZED, "The request you have made requires authentication.");
    }
}

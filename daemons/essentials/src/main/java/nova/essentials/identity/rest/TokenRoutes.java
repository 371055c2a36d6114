package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Project;
import nova.essentials.identity.Scope;
import nova.essentials.identity.Tokens;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/auth}: log in, check a token, end it, and what its bearer may choose. */
final class TokenRoutes {
    private static final String SUBJECT = "X-Subject-Token";

    private final IdentityStores stores;
    private final IssueToken issueToken;
    private final Tokens tokens;

    TokenRoutes(IdentityStores stores, IssueToken issueToken, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.issueToken = requireNonNull(issueToken, "issueToken");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("POST", "/v3/auth/tokens", this::issue),
                Endpoint.of("GET", "/v3/auth/tokens", this::validate),
                Endpoint.of("DELETE", "/v3/auth/tokens", this::revoke),
                Endpoint.of("GET", "/v3/auth/catalog", this::catalog),
                Endpoint.of("GET", "/v3/auth/projects", this::projects),
                Endpoint.of("GET", "/v3/auth/domains", this::domains));
    }

    private Answer issue(Ask ask) {
        IssueToken.Issued issued = issueToken.issue(LoginBody.read(ask.json()));
        Bearer bearer = tokens.findHash(issued.hash()).orElseThrow(IssueToken::refused);
        return document(201, bearer, ask).with(SUBJECT, issued.secret());
    }

    private Answer validate(Ask ask) {
        String secret = subject(ask);
        boolean own = ask.header("X-Auth-Token").filter(secret::equals).isPresent();
        Bearer asker = tokens.require(ask);
        Tokens.allowedIf(asker, own || asker.isAdmin() || asker.hasRole("service"));
        Bearer bearer = tokens.find(secret).orElseThrow(TokenRoutes::notFound);
        return document(200, bearer, ask).with(SUBJECT, secret);
    }

    private Answer revoke(Ask ask) {
        String secret = subject(ask);
        Bearer asker = tokens.require(ask);
        Bearer bearer = tokens.find(secret).orElseThrow(TokenRoutes::notFound);
        Tokens.allowedIf(asker, asker.isAdmin() || asker.user().id().equals(bearer.user().id()));
        tokens.revoke(secret);
        return Answer.empty(204);
    }

    private Answer catalog(Ask ask) {
        Bearer bearer = tokens.require(ask);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("links").put("self", base(ask) + "/auth/catalog").putNull("next").putNull("previous");
        document.set("catalog", TokenView.catalog(stores.database().read("catalog", stores.catalog()::all), bearer));
        return Answer.json(200, document);
    }

    private Answer projects(Ask ask) {
        Bearer bearer = tokens.require(ask);
        List<Project> mine = stores.database()
                .read("projects of user", tx -> stores.projects().ofUser(tx, bearer.user().id()));
        return Answer.json(
                200,
                IdentityView.list(
                        "projects",
                        base(ask),
                        mine.stream().filter(Project::enabled).toList(),
                        project -> IdentityView.project(base(ask), project)));
    }

    private Answer domains(Ask ask) {
        Bearer bearer = tokens.require(ask);
        var mine = stores.database().read("domains of user", tx -> stores.domains().all(tx).stream()
                .filter(domain -> !stores.roles()
                        .ofUser(tx, bearer.user().id(), new Scope.OfDomain(domain.id()))
                        .isEmpty())
                .toList());
        return Answer.json(
                200,
                IdentityView.list("domains", base(ask), mine, domain -> IdentityView.domain(base(ask), domain)));
    }

    private Answer document(int status, Bearer bearer, Ask ask) {
        ObjectNode document = TokenView.token(bearer);
        boolean scoped = !(bearer.token().scope() instanceof Scope.Unscoped);
        if (scoped && !ask.query().containsKey("nocatalog")) {
            ((ObjectNode) document.get("token"))
                    .set(
                            "catalog",
                            TokenView.catalog(stores.database().read("catalog", stores.catalog()::all), bearer));
        }
        return Answer.json(status, document).with("Vary", "X-Auth-Token");
    }

    private static String subject(Ask ask) {
        return ask.header(SUBJECT)
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "The X-Subject-Token header is missing."));
    }

    private static NovaException notFound() {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find the token.");
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}

package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Project;
import nova.essentials.identity.Scope;
import nova.essentials.identity.Tokens;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
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

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v3/auth/tokens", this::issue),
                Route.of("GET", "/v3/auth/tokens", this::validate),
                Route.of("DELETE", "/v3/auth/tokens", this::revoke),
                Route.of("GET", "/v3/auth/catalog", this::catalog),
                Route.of("GET", "/v3/auth/projects", this::projects),
                Route.of("GET", "/v3/auth/domains", this::domains));
    }

    private HttpResponse issue(HttpRequest request) {
        IssueToken.Issued issued = issueToken.issue(LoginBody.read(request.json()));
        Bearer bearer = tokens.findHash(issued.hash()).orElseThrow(IssueToken::refused);
        return document(201, bearer, request).with(SUBJECT, issued.secret());
    }

    private HttpResponse validate(HttpRequest request) {
        String secret = subject(request);
        boolean own = request.header("X-Auth-Token").filter(secret::equals).isPresent();
        Bearer asker = tokens.require(request);
        Tokens.allowedIf(asker, own || asker.isAdmin() || asker.hasRole("service"));
        Bearer bearer = tokens.find(secret).orElseThrow(TokenRoutes::notFound);
        return document(200, bearer, request).with(SUBJECT, secret);
    }

    private HttpResponse revoke(HttpRequest request) {
        String secret = subject(request);
        Bearer asker = tokens.require(request);
        Bearer bearer = tokens.find(secret).orElseThrow(TokenRoutes::notFound);
        Tokens.allowedIf(
                asker, asker.isAdmin() || asker.user().id().equals(bearer.user().id()));
        tokens.revoke(secret);
        return HttpResponse.empty(204);
    }

    private HttpResponse catalog(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        ObjectNode document = Json.object();
        document.putObject("links")
                .put("self", Requests.base(request) + "/auth/catalog")
                .putNull("next")
                .putNull("previous");
        document.set("catalog", TokenView.catalog(stores.database().read("catalog", stores.catalog()::all), bearer));
        return HttpResponse.json(200, document);
    }

    private HttpResponse projects(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        List<Project> mine = stores.database()
                .read(
                        "projects of user",
                        tx -> stores.projects().ofUser(tx, bearer.user().id()));
        return HttpResponse.json(
                200,
                IdentityView.list(
                        "projects",
                        Requests.base(request),
                        mine.stream().filter(Project::enabled).toList(),
                        project -> IdentityView.project(Requests.base(request), project)));
    }

    private HttpResponse domains(HttpRequest request) {
        Bearer bearer = tokens.require(request);
        var mine = stores.database()
                .read(
                        "domains of user",
                        tx -> stores.domains().all(tx).stream()
                                .filter(domain -> !stores.roles()
                                        .ofUser(tx, bearer.user().id(), new Scope.OfDomain(domain.id()))
                                        .isEmpty())
                                .toList());
        return HttpResponse.json(
                200,
                IdentityView.list(
                        "domains",
                        Requests.base(request),
                        mine,
                        domain -> IdentityView.domain(Requests.base(request), domain)));
    }

    private HttpResponse document(int status, Bearer bearer, HttpRequest request) {
        ObjectNode document = TokenView.token(bearer);
        boolean scoped = !(bearer.token().scope() instanceof Scope.Unscoped);
        if (scoped && !request.query().has("nocatalog")) {
            ((ObjectNode) document.get("token"))
                    .set(
                            "catalog",
                            TokenView.catalog(stores.database().read("catalog", stores.catalog()::all), bearer));
        }
        return HttpResponse.json(status, document).with("Vary", "X-Auth-Token");
    }

    private static String subject(HttpRequest request) {
        return request.header(SUBJECT)
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "The X-Subject-Token header is missing."));
    }

    private static NovaException notFound() {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find the token.");
    }
}

package nova.essentials.identity.rest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Tokens;
import nova.http.HttpHandler;
import nova.http.Route;
import nova.http.Router;

/** Every endpoint of the identity service. */
public final class IdentityApi {
    private IdentityApi() {}

    public static HttpHandler handler(IdentityStores stores, Tokens tokens, Duration tokenLifetime) {
        List<Route> routes = Stream.of(
                        VersionRoutes.routes(),
                        new TokenRoutes(stores, new IssueToken(stores, tokenLifetime), tokens).routes(),
                        new DomainRoutes(stores, tokens).routes(),
                        new ProjectRoutes(stores, tokens).routes(),
                        new UserRoutes(stores, tokens).routes(),
                        new RoleRoutes(stores, tokens).routes(),
                        new AssignmentRoutes(stores, tokens).routes(),
                        new CatalogRoutes(stores, tokens).routes())
                .flatMap(List::stream)
                .toList();
        return new Router(routes, new IdentityDialect());
    }
}

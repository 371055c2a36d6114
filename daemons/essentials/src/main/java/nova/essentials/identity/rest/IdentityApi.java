package nova.essentials.identity.rest;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Tokens;
import nova.http.dialect.DialectRoutes;
import nova.http.dialect.Endpoint;

/** Every endpoint of the identity service. */
public final class IdentityApi {
    private IdentityApi() {}

    public static DialectRoutes routes(IdentityStores stores, Tokens tokens, Duration tokenLifetime) {
        List<Endpoint> endpoints = Stream.of(
                        VersionRoutes.endpoints(),
                        new TokenRoutes(stores, new IssueToken(stores, tokenLifetime), tokens).endpoints(),
                        new DomainRoutes(stores, tokens).endpoints(),
                        new ProjectRoutes(stores, tokens).endpoints(),
                        new UserRoutes(stores, tokens).endpoints(),
                        new RoleRoutes(stores, tokens).endpoints(),
                        new AssignmentRoutes(stores, tokens).endpoints(),
                        new CatalogRoutes(stores, tokens).endpoints())
                .flatMap(List::stream)
                .toList();
        return new DialectRoutes(endpoints, new IdentityDialect());
    }
}

package nova.essentials.image.rest;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Role;
import nova.essentials.identity.Tokens;
import nova.essentials.image.Caller;
import nova.essentials.image.ImageCatalog;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.Route;
import nova.http.Router;
import nova.http.token.RememberedTokens;
import nova.http.token.TokenCheck;
import nova.model.context.ProjectId;
import nova.runtime.port.Platform;

/** Every endpoint of the image service. */
public final class ImageApi {
    private ImageApi() {}

    /** Asks for a token's bearer this rarely, as Nova's services do; a token that ended counts that long. */
    private static final Duration TOKEN_MEMORY = Duration.ofSeconds(60);

    public static HttpHandler handler(ImageCatalog images, Tokens tokens, Platform platform) {
        TokenCheck check =
                new RememberedTokens(secret -> tokens.find(secret).map(Bearer::seenByOthers), platform, TOKEN_MEMORY);
        Function<HttpRequest, Caller> callers = request -> caller(request, check);
        List<Route> routes = Stream.of(
                        SchemaRoutes.routes(),
                        new ImageRoutes(images, callers, platform).routes(),
                        new MemberRoutes(images, callers).routes())
                .flatMap(List::stream)
                .toList();
        return new Router(routes, new ImageDialect());
    }

    /** A token without a project owns nothing, so only an administrator may come with one. */
    private static Caller caller(HttpRequest request, TokenCheck tokens) {
        var bearer = request.header("X-Auth-Token")
                .filter(secret -> !secret.isBlank())
                .flatMap(tokens::check)
                .orElseThrow(IssueToken::refused);
        boolean admin = bearer.roles().stream().anyMatch(Role.ADMIN::equalsIgnoreCase);
        String project = bearer.project().map(ProjectId::value).orElse("");
        if (project.isEmpty() && !admin) {
            throw IssueToken.refused();
        }
        return new Caller(project, admin);
    }
}

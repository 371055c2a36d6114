package nova.essentials.image.rest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.IssueToken;
import nova.essentials.identity.Project;
import nova.essentials.identity.Tokens;
import nova.essentials.image.Caller;
import nova.essentials.image.ImageCatalog;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.Route;
import nova.http.Router;
import nova.runtime.port.Platform;

/** Every endpoint of the image service. */
public final class ImageApi {
    private ImageApi() {}

    public static HttpHandler handler(ImageCatalog images, Tokens tokens, Platform platform) {
        Function<HttpRequest, Caller> callers = request -> caller(tokens.require(request));
        List<Route> routes = Stream.of(
                        SchemaRoutes.routes(),
                        new ImageRoutes(images, callers, platform).routes(),
                        new MemberRoutes(images, callers).routes())
                .flatMap(List::stream)
                .toList();
        return new Router(routes, new ImageDialect());
    }

    /** A token without a project owns nothing, so only an administrator may come with one. */
    private static Caller caller(Bearer bearer) {
        String project = bearer.project().map(Project::id).orElse("");
        if (project.isEmpty() && !bearer.isAdmin()) {
            throw IssueToken.refused();
        }
        return new Caller(project, bearer.isAdmin());
    }
}

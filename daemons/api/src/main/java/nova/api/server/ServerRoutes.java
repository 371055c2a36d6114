package nova.api.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.server.Server;
import nova.model.server.ServerQuery;

/** {@code /servers}: lists, show, and what creates, edits and deletes one. */
public final class ServerRoutes {
    private static final String RULES = "os_compute_api:servers:";

    private final ApiContext context;
    private final ServerLookup lookup;
    private final ServerSearch search;
    private final ServerRights rights;

    public ServerRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
        this.search = new ServerSearch(context.policy(), context.config().maxLimit());
        this.rights = new ServerRights(context.policy());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers", this::index).policy(RULES + "index"),
                Route.get("/servers/detail", this::detail).policy(RULES + "detail"),
                Route.get("/servers/{id}", this::show).policy(RULES + "show"));
    }

    private record Page(List<Server> servers, ServerExtras extras) {}

    private HttpResponse index(HttpRequest request) {
        Optional<ServerQuery> query = search.read(request);
        List<Server> servers = query.map(wanted -> context.database()
                        .read("list servers", tx -> context.stores().servers().list(tx, wanted)))
                .orElse(List.of());
        ServerView view = view(request, ServerRights.NONE);
        return list(
                request, servers, "/servers", servers.stream().map(view::brief).iterator());
    }

    private HttpResponse detail(HttpRequest request) {
        Optional<ServerQuery> query = search.read(request);
        ServerView.Rights seen = rights.of(Target.own(RequestContext.CURRENT.get()));
        Page page = query.map(wanted -> page(request, wanted, seen)).orElse(new Page(List.of(), ServerExtras.NOTHING));
        ServerView view = view(request, seen);
        return list(
                request,
                page.servers(),
                "/servers/detail",
                page.servers().stream()
                        .map(server -> view.full(server, page.extras(), ServerView.Form.DETAIL))
                        .iterator());
    }

    private Page page(HttpRequest request, ServerQuery query, ServerView.Rights seen) {
        return context.database().read("list servers in detail", tx -> {
            List<Server> servers = context.stores().servers().list(tx, query);
            return new Page(servers, ServerExtras.of(tx, context.stores(), servers, wanted(request, seen, false)));
        });
    }

    private HttpResponse list(HttpRequest request, List<Server> servers, String path, Iterator<ObjectNode> nodes) {
        Paging paging = Paging.of(request.query(), context.config().maxLimit());
        ObjectNode rest = Json.object();
        if (!servers.isEmpty()) {
            paging.nextLink(
                            request,
                            links(request),
                            path,
                            servers.size(),
                            servers.getLast().id().value())
                    .ifPresent(next -> rest.set("servers_links", next));
        }
        return HttpResponse.streamed(
                200, HttpResponse.JSON, OptionalLong.empty(), out -> Json.writeList(out, "servers", nodes, rest));
    }

    private HttpResponse show(HttpRequest request) {
        QueryRules.noneSince(request, 2, 102);
        return HttpResponse.json(200, shown(request, lookup.find(request), ServerView.Form.SHOW));
    }

    private ObjectNode shown(HttpRequest request, Server server, ServerView.Form form) {
        ServerView.Rights seen = rights.of(ServerLookup.target(server));
        ServerExtras extras = context.database()
                .read(
                        "show server",
                        tx -> ServerExtras.of(tx, context.stores(), List.of(server), wanted(request, seen, true)));
        ObjectNode body = Json.object();
        body.set("server", view(request, seen).full(server, extras, form));
        return body;
    }

    private static ServerExtras.Wanted wanted(HttpRequest request, ServerView.Rights seen, boolean single) {
        return new ServerExtras.Wanted(
                seen.extended(),
                seen.hostStatus() != ServerView.HostStatus.HIDDEN
                        && request.version().atLeast(2, 16),
                single && request.version().atLeast(2, 71));
    }

    private ServerView view(HttpRequest request, ServerView.Rights seen) {
        return new ServerView(
                links(request), request.version(), seen, context.listen().instanceNameTemplate());
    }

    private Links links(HttpRequest request) {
        return Links.of(request, context.config().computeLinkPrefix());
    }
}

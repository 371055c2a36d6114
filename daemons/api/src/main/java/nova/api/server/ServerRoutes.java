package nova.api.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nova.api.Alongside;
import nova.api.ApiContext;
import nova.api.Idempotency;
import nova.api.power.AcceptAction;
import nova.api.server.create.CreateServer;
import nova.api.server.create.CreateServer.Accepted;
import nova.api.server.create.CreateServerBody;
import nova.api.server.create.CreateServerOrder;
import nova.api.server.create.CreateServerRules;
import nova.api.server.edit.EditServer;
import nova.api.server.edit.EditServerBody;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.http.json.JsonWriter;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.server.ListedServer;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.server.ServerName;
import nova.model.server.ServerQuery;

/** {@code /servers}: lists, show, and what creates, edits and deletes one. */
public final class ServerRoutes {
    private static final String RULES = "os_compute_api:servers:";

    private final ApiContext context;
    private final ServerLookup lookup;
    private final ServerSearch search;
    private final ServerRights rights;
    private final CreateServer create;
    private final EditServer edit;
    private final AcceptAction accept;
    private final Idempotency idempotency;

    public ServerRoutes(ApiContext context, ServerLookup lookup, Idempotency idempotency) {
        this.create = new CreateServer(context);
        this.edit = new EditServer(context);
        this.accept = new AcceptAction(context);
        this.idempotency = idempotency;
        this.context = context;
        this.lookup = lookup;
        this.search = new ServerSearch(context.policy(), context.config().maxLimit());
        this.rights = new ServerRights(context.policy());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers", this::index).query(ServerListRules.QUERY).policy(RULES + "index"),
                Route.get("/servers/detail", this::detail)
                        .query(ServerListRules.QUERY)
                        .policy(RULES + "detail"),
                Route.get("/servers/{id}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULES + "show"),
                Route.post("/servers", this::create)
                        .takes(CreateServerRules.BODY, CreateServerBody.MAX_BYTES)
                        .policy(RULES + "create")
                        .kind(Route.Kind.EXCLUSIVE),
                Route.put("/servers/{id}", this::edit)
                        .takes(EditServerBody.BODY)
                        .policy(RULES + "update"),
                Route.delete("/servers/{id}", this::delete)
                        .policy(RULES + "delete")
                        .kind(Route.Kind.EXCLUSIVE));
    }

    private HttpResponse index(HttpRequest request) {
        Optional<ServerQuery> query = search.read(request);
        List<ServerName> servers = query.map(wanted -> context.database()
                        .read("list servers", tx -> context.stores().servers().names(tx, wanted)))
                .orElse(List.of());
        return list(request, "/servers", new Page<>(servers, ServerName::id), view(request, ServerRights.NONE)::brief);
    }

    private HttpResponse detail(HttpRequest request) {
        Optional<ServerQuery> query = search.read(request);
        ServerView.Rights seen = rights.of(Target.own(RequestContext.CURRENT.get()));
        ListedServer.Shown shown = new ListedServer.Shown(wanted(request, seen).host());
        List<ListedServer> servers = query.map(wanted -> context.database()
                        .read(
                                "list servers in detail",
                                tx -> context.stores().servers().listed(tx, wanted, shown)))
                .orElse(List.of());
        ServerView view = view(request, seen);
        return list(
                request,
                "/servers/detail",
                new Page<>(servers, listed -> listed.server().id()),
                (out, listed) -> {
                    out.begin();
                    view.full(out, listed.server(), ServerExtras.of(listed), ServerView.Form.DETAIL);
                    out.end();
                });
    }

    private record Page<T>(List<T> servers, Function<T, ServerId> id) {}

    private <T> HttpResponse list(HttpRequest request, String path, Page<T> page, BiConsumer<JsonWriter, T> item) {
        Paging paging = Paging.of(request.query(), context.config().maxLimit());
        List<T> servers = page.servers();
        ObjectNode rest = Json.object();
        if (!servers.isEmpty()) {
            String last = page.id().apply(servers.getLast()).value();
            paging.nextLink(request, links(request), path, servers.size(), last)
                    .ifPresent(next -> rest.set("servers_links", next));
        }
        return HttpResponse.streamed(
                200,
                HttpResponse.JSON,
                OptionalLong.empty(),
                out -> Json.writeList(out, "servers", servers, item, rest));
    }

    private HttpResponse show(HttpRequest request) {
        return shown(request, lookup.find(request), ServerView.Form.SHOW);
    }

    private HttpResponse create(HttpRequest request) {
        CreateServerOrder order = CreateServerBody.read(request);
        Function<Accepted, HttpResponse> answer = accepted -> created(request, order, accepted);
        return answer.apply(create.run(order, idempotency.alongside(answer)));
    }

    private HttpResponse created(HttpRequest request, CreateServerOrder order, Accepted accepted) {
        if (order.count().onlyReservation()) {
            return HttpResponse.json(
                    202,
                    Json.object().put("reservation_id", accepted.reservation().value()));
        }
        String id = accepted.servers().getFirst().id().value();
        ObjectNode body = Json.object();
        ObjectNode server = body.putObject("server").put("id", id).put("OS-DCF:diskConfig", accepted.diskConfig());
        server.set("links", links(request).selfAndBookmark("/servers/" + id));
        // Nova answers with the groups that were asked for, or its default, even where there will be no ports.
        List<String> asked = order.wiring().securityGroups();
        (asked.isEmpty() ? List.of("default") : asked)
                .forEach(name ->
                        server.withArrayProperty("security_groups").addObject().put("name", name));
        if (context.config().enableInstancePassword()) {
            server.put("adminPass", accepted.adminPassword());
        }
        return HttpResponse.json(202, body).with("Location", links(request).self("/servers/" + id));
    }

    private HttpResponse edit(HttpRequest request) {
        EditServerBody.Edit changes = EditServerBody.read(request);
        Server edited = edit.run(lookup.find(request), changes);
        return shown(request, edited, ServerView.Form.EDITED);
    }

    private HttpResponse delete(HttpRequest request) {
        accept.delete(lookup.find(request), Alongside.nothing());
        return HttpResponse.empty(204);
    }

    private HttpResponse shown(HttpRequest request, Server server, ServerView.Form form) {
        ServerView.Rights seen = rights.of(ServerLookup.target(server));
        ServerExtras extras = context.database()
                .read("show server", tx -> ServerExtras.of(tx, context.stores(), server, wanted(request, seen)));
        return HttpResponse.json(200, out -> {
            out.begin().begin("server");
            view(request, seen).full(out, server, extras, form);
            out.end().end();
        });
    }

    private static ServerExtras.Wanted wanted(HttpRequest request, ServerView.Rights seen) {
        return new ServerExtras.Wanted(
                seen.extended(),
                seen.hostStatus() != ServerView.HostStatus.HIDDEN
                        && request.version().atLeast(2, 16),
                request.version().atLeast(2, 71));
    }

    private ServerView view(HttpRequest request, ServerView.Rights seen) {
        return new ServerView(
                links(request), request.version(), seen, context.servers().instanceNameTemplate());
    }

    private Links links(HttpRequest request) {
        return Links.of(request, context.config().computeLinkPrefix());
    }
}

package nova.api.action;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.format;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Query;
import nova.http.Route;
import nova.http.body.IsoTime;
import nova.http.body.QueryRules;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.ActionQuery;
import nova.model.operation.ServerActionRecord;
import nova.model.server.Server;

/** {@code /servers/{id}/os-instance-actions}: what was done to a server. */
public final class ActionRoutes {
    private static final String RULES = "os_compute_api:os-instance-actions:";
    private static final ValueRule TIME =
            text().and(format("date-time", text -> IsoTime.parse(text).isPresent()));
    private static final ValueRule QUERY = object(
                    field("limit", list(count(0), 0, 1)).since(2, 58),
                    field("marker", list(text(), 0, 1)).since(2, 58),
                    field("changes-since", list(TIME, 0, 1)).since(2, 58),
                    field("changes-before", list(TIME, 0, 1)).since(2, 66))
            .closedSince(2, 58);

    private final ApiContext context;
    private final ServerLookup lookup;

    public ActionRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers/{id}/os-instance-actions", this::index)
                        .query(QUERY)
                        .policy(RULES + "list"),
                Route.get("/servers/{id}/os-instance-actions/{request}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        Query query = request.query();
        Server server = lookup.find(request, request.version().atLeast(2, 21));
        boolean paged = request.version().atLeast(2, 58);
        Paging paging = paged
                ? Paging.of(query, context.config().maxLimit())
                : new Paging(context.config().maxLimit(), Optional.empty());
        ActionQuery wanted = new ActionQuery(
                server.id(),
                paging.marker().map(RequestId::new),
                paged ? time(query, "changes-since") : Optional.empty(),
                paged ? time(query, "changes-before") : Optional.empty(),
                paging.limit());
        requireOrder(wanted);
        if (paged) {
            requireMarker(query);
        }
        List<ServerActionRecord> actions = context.database()
                .read("list actions", tx -> context.stores().actions().list(tx, wanted));
        ActionView view = new ActionView(request.version(), false, false);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("instanceActions");
        actions.forEach(action -> array.add(view.brief(action)));
        if (paged && !actions.isEmpty()) {
            String path = "/servers/" + server.id() + "/os-instance-actions";
            Links links = Links.of(request, context.config().computeLinkPrefix());
            paging.nextLink(
                            request,
                            links,
                            path,
                            actions.size(),
                            actions.getLast().request().value())
                    .ifPresent(next -> body.set("links", next));
        }
        return HttpResponse.json(200, body);
    }

    /** To Nova nothing is a marker too, of no action. */
    private static void requireMarker(Query query) {
        if (query.last("marker").filter(String::isEmpty).isPresent()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Marker None could not be found.");
        }
    }

    private static void requireOrder(ActionQuery query) {
        boolean backwards = query.changedSince().isPresent()
                && query.changedBefore().isPresent()
                && query.changedBefore().get().isBefore(query.changedSince().get());
        if (backwards) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "The value of changes-since must be less than or equal to changes-before.");
        }
    }

    private static Optional<Instant> time(Query query, String name) {
        return query.last(name).flatMap(IsoTime::parse);
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request, request.version().atLeast(2, 21));
        String id = request.value("request");
        ServerActionRecord action = context.database()
                .read("show action", tx -> context.stores().actions().find(tx, server.id(), new RequestId(id)))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Action " + id + " not found"));
        Target target = ServerLookup.target(server);
        ActionView view = new ActionView(
                request.version(),
                context.policy().allows(RULES + "events", target),
                context.policy().allows(RULES + "events:details", target));
        ObjectNode body = Json.object();
        body.set("instanceAction", view.full(action));
        return HttpResponse.json(200, body);
    }
}

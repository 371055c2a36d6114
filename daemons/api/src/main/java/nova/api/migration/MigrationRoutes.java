package nova.api.migration;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.format;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.migration.MigrationStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Query;
import nova.http.Route;
import nova.http.body.IsoTime;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.migration.Migration;
import nova.model.migration.MigrationQuery;
import nova.model.migration.MigrationQuery.Filter;

/** {@code /os-migrations}: moves of all servers, also finished ones. */
public final class MigrationRoutes {
    private static final String RULE = "os_compute_api:os-migrations:index";
    private static final String PATH = "/os-migrations";
    private static final ValueRule ONE_TIME =
            list(text().and(format("date-time", text -> IsoTime.parse(text).isPresent())), 0, 1);
    private static final ValueRule QUERY = object(
                    field("hidden", list(text())),
                    field("host", list(text())),
                    field("instance_uuid", list(text())),
                    field("source_compute", list(text())),
                    field("status", list(text())),
                    field("migration_type", list(text())),
                    field("limit", list(count(0), 0, 1)).since(2, 59),
                    field("marker", list(text(), 0, 1)).since(2, 59),
                    field("changes-since", ONE_TIME).since(2, 59),
                    field("changes-before", ONE_TIME).since(2, 66),
                    field("user_id", list(text(), 0, 1)).since(2, 80),
                    field("project_id", list(text(), 0, 1)).since(2, 80))
            .closedSince(2, 59);

    /** The parameters that filter; the last two since 2.80. */
    private static final Map<String, Filter> FILTERS = Map.of(
            "instance_uuid", Filter.SERVER,
            "host", Filter.HOST,
            "source_compute", Filter.SOURCE,
            "status", Filter.STATUS,
            "migration_type", Filter.KIND,
            "user_id", Filter.USER,
            "project_id", Filter.PROJECT);

    private final ApiContext context;
    private final MigrationStore migrations = new MigrationStore();

    public MigrationRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(Route.get(PATH, this::index).query(QUERY).policy(RULE));
    }

    private HttpResponse index(HttpRequest request) {
        Query query = request.query();
        RequestContext caller = RequestContext.CURRENT.get();
        boolean ownProject = query.last("project_id")
                .filter(caller.project().value()::equals)
                .isPresent();
        if (!ownProject) {
            context.policy().enforce(RULE + ":all_projects", Target.own(caller));
        }
        boolean paged = request.version().atLeast(2, 59);
        int maxLimit = context.config().maxLimit();
        Paging paging = paged ? Paging.of(query, maxLimit) : new Paging(maxLimit, Optional.empty());
        MigrationQuery wanted = new MigrationQuery(
                filters(request),
                paged ? time(query, "changes-since") : Optional.empty(),
                request.version().atLeast(2, 66) ? time(query, "changes-before") : Optional.empty(),
                paged,
                paging.marker(),
                paging.limit());
        requireOrder(wanted);
        boolean hiddenOnly = query.last("hidden").filter(word -> !isFalse(word)).isPresent();
        List<Migration> found =
                hiddenOnly ? List.of() : context.database().read("list migrations", tx -> migrations.list(tx, wanted));
        MigrationView view =
                new MigrationView(request.version(), context.policy().allows(RULE + ":host", Target.own(caller)));
        Links links = Links.of(request, context.config().computeLinkPrefix());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("migrations");
        found.forEach(migration -> array.add(view.listed(migration, links)));
        if (paged && !found.isEmpty()) {
            paging.nextLink(request, links, PATH, found.size(), found.getLast().id())
                    .ifPresent(next -> body.set("migrations_links", next));
        }
        return HttpResponse.json(200, body);
    }

    /** With {@code host} the source is not asked about again, as in Nova. */
    private static Map<Filter, String> filters(HttpRequest request) {
        Map<Filter, String> filters = new EnumMap<>(Filter.class);
        FILTERS.forEach((name, filter) -> {
            boolean known = request.version().atLeast(2, 80) || (filter != Filter.USER && filter != Filter.PROJECT);
            if (known) {
                request.query().last(name).ifPresent(value -> filters.put(filter, value));
            }
        });
        if (filters.containsKey(Filter.HOST)) {
            filters.remove(Filter.SOURCE);
        }
        return filters;
    }

    private static void requireOrder(MigrationQuery query) {
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

    private static boolean isFalse(String word) {
        return word.isEmpty() || word.equals("0") || word.equalsIgnoreCase("false");
    }
}

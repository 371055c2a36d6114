package nova.api.usage;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.usage.ServerSpanStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.server.ServerId;
import nova.model.usage.ServerSpan;
import nova.model.usage.SpanQuery;

/** {@code /os-simple-tenant-usage}: what projects used in a span of time. Since 2.40 a page may cut a project. */
public final class UsageRoutes {
    private static final String RULES = "os_compute_api:os-simple-tenant-usage:";
    private static final String PATH = "/os-simple-tenant-usage";
    private static final ValueRule MANY = object(
                    field("start", list(text())),
                    field("end", list(text())),
                    field("detailed", list(text())),
                    field("limit", list(count(0))).since(2, 40),
                    field("marker", list(text())).since(2, 40))
            .closedSince(2, 75);
    private static final ValueRule ONE = object(
                    field("start", list(text())),
                    field("end", list(text())),
                    field("limit", list(count(0))).since(2, 40),
                    field("marker", list(text())).since(2, 40))
            .closedSince(2, 75);

    private final ApiContext context;
    private final ServerSpanStore spans = new ServerSpanStore();

    public UsageRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::index).query(MANY).policy(RULES + "list"),
                Route.get(PATH + "/{project}", this::show).query(ONE).ownerPolicy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        boolean detailed = request.query().first("detailed").filter("1"::equals).isPresent();
        Report report = report(request, Optional.empty(), detailed);
        ObjectNode body = Json.object();
        body.putArray("tenant_usages").addAll(report.projects());
        nextLink(request, report, PATH, body, "tenant_usages_links");
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        ProjectId project = new ProjectId(request.value("project"));
        context.policy()
                .enforce(
                        RULES + "show",
                        Target.of(project, RequestContext.CURRENT.get().user()));
        Report report = report(request, Optional.of(project), true);
        ObjectNode body = Json.object();
        body.set(
                "tenant_usage",
                report.projects().isEmpty() ? Json.object() : report.projects().getFirst());
        nextLink(request, report, PATH + "/" + project, body, "tenant_usage_links");
        return HttpResponse.json(200, body);
    }

    private record Report(List<ServerSpan> spans, List<ObjectNode> projects, Paging paging) {}

    private Report report(HttpRequest request, Optional<ProjectId> project, boolean detailed) {
        Instant now = context.platform().now().truncatedTo(ChronoUnit.MICROS);
        UsageWindow window = UsageWindow.of(request.query(), now);
        int maxLimit = context.config().maxLimit();
        boolean paged = request.version().atLeast(2, 40);
        Paging paging = paged ? Paging.of(request.query(), maxLimit) : new Paging(maxLimit, Optional.empty());
        if (paged) {
            Paging.requireMarker(request.query(), "Marker  could not be found.");
        }
        SpanQuery query = new SpanQuery(
                window.from(), window.until(), project, paging.marker().map(ServerId::new), paging.limit());
        List<ServerSpan> found = context.database().read("list usage", tx -> spans.list(tx, query));
        return new Report(found, new UsageView(window, now, detailed).projects(found), paging);
    }

    private void nextLink(HttpRequest request, Report report, String path, ObjectNode body, String key) {
        if (!request.version().atLeast(2, 40) || report.spans().isEmpty()) {
            return;
        }
        Links links = Links.of(request, context.config().computeLinkPrefix());
        ServerSpan last = report.spans().getLast();
        report.paging()
                .nextLink(
                        request,
                        links,
                        path,
                        report.spans().size(),
                        last.server().value())
                .ifPresent(next -> body.set(key, next));
    }
}

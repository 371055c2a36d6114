package nova.api.limit;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.quota.QuotaUse;
import nova.db.usage.QuotaStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** {@code /limits}: what the caller's project may use, and uses. */
public final class LimitRoutes {
    private static final String RULE = "os_compute_api:limits";
    private static final ValueRule QUERY =
            object(field("tenant_id", list(text()))).closedSince(2, 75);

    private final ApiContext context;
    private final QuotaStore quotas = new QuotaStore();
    private final QuotaUse use = new QuotaUse();

    public LimitRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(Route.get("/limits", this::show).query(QUERY).policy(RULE));
    }

    private record Reading(QuotaLimits limits, Map<QuotaResource, Long> used) {}

    private HttpResponse show(HttpRequest request) {
        ProjectId project = project(request);
        Reading reading = context.database()
                .read(
                        "show limits",
                        tx -> new Reading(
                                quotas.ofProject(
                                        tx, project, context.servers().quota().limits()),
                                use.of(tx, project, Optional.empty())));
        ObjectNode body = Json.object();
        ObjectNode limits = body.putObject("limits");
        limits.putArray("rate");
        limits.set("absolute", LimitView.absolute(request.version(), reading.limits(), reading.used()));
        return HttpResponse.json(200, body);
    }

    /** Who names a project asks for another's limits, even if it is his own. */
    private ProjectId project(HttpRequest request) {
        RequestContext caller = RequestContext.CURRENT.get();
        Optional<String> named = request.query().last("tenant_id");
        if (named.isEmpty()) {
            return caller.project();
        }
        context.policy().enforce(RULE + ":other_project", Target.own(caller));
        return named.filter(id -> !id.isBlank()).map(ProjectId::new).orElse(caller.project());
    }
}

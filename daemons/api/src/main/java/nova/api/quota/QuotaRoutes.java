package nova.api.quota;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.project.CheckProject;
import nova.db.usage.QuotaStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.UserId;
import nova.model.quota.QuotaLimits;

/** {@code /os-quota-sets/{project}}, of the project or of a user in it. */
public final class QuotaRoutes {
    private static final String RULES = "os_compute_api:os-quota-sets:";
    private static final String PATH = "/os-quota-sets/{project}";
    private static final ValueRule QUERY =
            object(field("user_id", list(text()))).closedSince(2, 75);

    private final ApiContext context;
    private final QuotaStore quotas = new QuotaStore();
    private final QuotaUse use = new QuotaUse();
    private final ChangeQuota change;
    private final CheckProject projects;

    public QuotaRoutes(ApiContext context) {
        this.context = context;
        this.change = new ChangeQuota(context);
        this.projects = new CheckProject(context.peers().identity());
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::show).query(QUERY).ownerPolicy(RULES + "show"),
                Route.put(PATH, this::update)
                        .query(QUERY)
                        .takes(QuotaBody.PROJECT)
                        .ownerPolicy(RULES + "update"),
                Route.delete(PATH, this::delete).query(QUERY).ownerPolicy(RULES + "delete"),
                Route.get(PATH + "/detail", this::detail).query(QUERY).ownerPolicy(RULES + "detail"),
                Route.get(PATH + "/defaults", this::defaults).ownerPolicy(RULES + "defaults"));
    }

    private HttpResponse show(HttpRequest request) {
        ProjectId project = known(request, "show");
        Optional<UserId> user = user(request);
        QuotaLimits limits = context.database().read("show quota", tx -> change.of(tx, project, user, configured()));
        return answer(Optional.of(project), QuotaView.ofProject(request.version(), limits));
    }

    private HttpResponse detail(HttpRequest request) {
        ProjectId project = known(request, "detail");
        Optional<UserId> user = user(request);
        ObjectNode set = context.database()
                .read(
                        "show quota in detail",
                        tx -> QuotaView.detailed(
                                request.version(),
                                change.of(tx, project, user, configured()),
                                use.of(tx, project, user)));
        return answer(Optional.of(project), set);
    }

    private HttpResponse defaults(HttpRequest request) {
        ProjectId project = known(request, "defaults");
        QuotaLimits limits = context.database().read("default quota", tx -> quotas.defaults(tx, configured()));
        return answer(Optional.of(project), QuotaView.ofProject(request.version(), limits));
    }

    private HttpResponse update(HttpRequest request) {
        ProjectId project = known(request, "update");
        Optional<UserId> user = user(request);
        QuotaLimits limits = change.set(project, user, QuotaBody.ofProject(request));
        return answer(Optional.empty(), QuotaView.ofProject(request.version(), limits));
    }

    private HttpResponse delete(HttpRequest request) {
        change.clear(project(request, "delete"), user(request));
        return HttpResponse.empty(202);
    }

    private QuotaLimits configured() {
        return context.servers().quota().limits();
    }

    /** Limits of a deleted project can still be deleted; all else needs a project that exists. */
    private ProjectId known(HttpRequest request, String verb) {
        ProjectId project = project(request, verb);
        projects.require(project);
        return project;
    }

    private ProjectId project(HttpRequest request, String verb) {
        ProjectId project = new ProjectId(request.value("project"));
        context.policy()
                .enforce(
                        RULES + verb,
                        Target.of(project, RequestContext.CURRENT.get().user()));
        return project;
    }

    private static Optional<UserId> user(HttpRequest request) {
        return request.query().first("user_id").filter(id -> !id.isEmpty()).map(UserId::new);
    }

    private static HttpResponse answer(Optional<ProjectId> project, ObjectNode limits) {
        ObjectNode body = Json.object();
        ObjectNode set = body.putObject("quota_set");
        project.ifPresent(id -> set.put("id", id.value()));
        set.setAll(limits);
        return HttpResponse.json(200, body);
    }
}

package nova.api.group;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.group.ServerGroupStore;
import nova.db.usage.QuotaStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Query;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.group.ServerGroup;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** {@code /os-server-groups}. */
public final class GroupRoutes {
    private static final String RULES = "os_compute_api:os-server-groups:";
    private static final ValueRule QUERY = object(
                    field("all_projects", list(text())),
                    field("limit", list(count(0))),
                    field("offset", list(count(0))))
            .closedSince(2, 75);

    private static final int MAX_DIGITS = 9;

    private final ApiContext context;
    private final ServerGroupStore groups = new ServerGroupStore();
    private final QuotaStore quotas = new QuotaStore();

    public GroupRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-server-groups", this::index).query(QUERY).policy(RULES + "index"),
                Route.post("/os-server-groups", this::create)
                        .takes(GroupBody.RULE)
                        .policy(RULES + "create"),
                Route.get("/os-server-groups/{id}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .ownerPolicy(RULES + "show"),
                Route.delete("/os-server-groups/{id}", this::delete).ownerPolicy(RULES + "delete"));
    }

    /** Who may not see all projects is shown his own, whatever he asks. */
    private HttpResponse index(HttpRequest request) {
        Query query = request.query();
        RequestContext caller = RequestContext.CURRENT.get();
        boolean all =
                query.has("all_projects") && context.policy().allows(RULES + "index:all_projects", Target.own(caller));
        Optional<ProjectId> project = all ? Optional.empty() : Optional.of(caller.project());
        int maxLimit = context.config().maxLimit();
        int asked = number(query, "limit");
        int limit = asked == 0 ? maxLimit : Math.min(asked, maxLimit);
        int offset = number(query, "offset");
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("server_groups");
        GroupView view = new GroupView(request.version());
        context.database()
                .read("list server groups", tx -> groups.list(tx, project, offset, limit))
                .forEach(group -> array.add(view.full(group)));
        return HttpResponse.json(200, body);
    }

    /** Digits, as the rule saw to it; more than anybody has is as good as all. */
    private static int number(Query query, String name) {
        String text = query.last(name).orElse("0");
        return text.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    private HttpResponse create(HttpRequest request) {
        GroupBody wanted = GroupBody.read(request);
        RequestContext caller = RequestContext.CURRENT.get();
        ServerGroup group = new ServerGroup(
                context.platform().newId(),
                caller.project(),
                caller.user(),
                wanted.name(),
                wanted.policy(),
                wanted.maxPerHost(),
                List.of());
        context.database().change("create server group", tx -> {
            requireRoom(tx, group);
            wanted.requireRulesThatFit();
            groups.insert(tx, group);
        });
        return answer(request, group);
    }

    private void requireRoom(Tx tx, ServerGroup group) {
        long limit = quotas.ofUser(
                        tx,
                        group.project(),
                        group.user(),
                        context.servers().quota().limits())
                .of(QuotaResource.SERVER_GROUPS);
        if (limit != QuotaLimits.UNLIMITED && groups.count(tx, group.project(), Optional.empty()) >= limit) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Quota exceeded, too many server groups.");
        }
    }

    private HttpResponse show(HttpRequest request) {
        return answer(request, find(request, "show"));
    }

    private HttpResponse delete(HttpRequest request) {
        ServerGroup group = find(request, "delete");
        if (!context.database().write("delete server group", tx -> groups.delete(tx, group.id()))) {
            throw missing(group.id());
        }
        return HttpResponse.empty(204);
    }

    /** Groups of other projects do not exist, but for administrators. */
    private ServerGroup find(HttpRequest request, String verb) {
        String id = request.value("id");
        ServerGroup group = context.database()
                .read("find server group", tx -> groups.find(tx, id))
                .filter(found -> context.policy().isAdmin()
                        || found.project().equals(RequestContext.CURRENT.get().project()))
                .orElseThrow(() -> missing(id));
        context.policy().enforce(RULES + verb, Target.of(group.project(), group.user()));
        return group;
    }

    private static HttpResponse answer(HttpRequest request, ServerGroup group) {
        ObjectNode body = Json.object();
        body.set("server_group", new GroupView(request.version()).full(group));
        return HttpResponse.json(200, body);
    }

    private static NovaException missing(String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Instance group %s could not be found.".formatted(id));
    }
}

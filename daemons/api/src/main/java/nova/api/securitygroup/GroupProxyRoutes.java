package nova.api.securitygroup;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.proxy.Slice;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /os-security-groups}, until 2.35. */
public final class GroupProxyRoutes {
    private static final String PATH = "/os-security-groups";
    private static final String RULES = "os_compute_api:os-security-groups:";
    private static final ValueRule BODY = object(field(
                            "security_group",
                            object(
                                            field("name", text(0, 255)).mandatory(),
                                            field("description", text(0, 255)).mandatory())
                                    .opened())
                    .mandatory())
            .opened();

    /** As the lists are sorted: by project, then name. */
    static final Comparator<ObjectNode> ORDER = Comparator.comparing(
                    (ObjectNode group) -> group.get("tenant_id").asText())
            .thenComparing(group -> group.get("name").asText());

    private final ApiContext context;
    private final SecurityGroups groups;

    public GroupProxyRoutes(ApiContext context) {
        this.context = context;
        this.groups = new SecurityGroups(context.peers().remote().networks());
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index).query(Slice.QUERY).policy(RULES + "get"),
                        Route.post(PATH, this::create).takes(BODY).policy(RULES + "create"),
                        Route.get(PATH + "/{id}", this::show).policy(RULES + "show"),
                        Route.put(PATH + "/{id}", this::update).takes(BODY).policy(RULES + "update"),
                        Route.delete(PATH + "/{id}", this::delete).policy(RULES + "delete"))
                .map(route -> route.until(2, 35))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        Slice slice = Slice.of(request, context.config().maxLimit());
        boolean everyProject =
                request.query().has("all_tenants") && context.policy().isAdmin();
        List<JsonNode> page = slice.of(groups.list(everyProject));
        GroupView view = groups.view(page);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("security_groups");
        page.stream().map(view::group).sorted(ORDER).forEach(array::add);
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(groups.find(id(request)));
    }

    private HttpResponse create(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(BODY, request.json(), request.version()).get("security_group");
        try {
            return answer(groups.create(
                    wanted.get("name").asText(), wanted.get("description").asText()));
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.CONFLICT
                    ? new NovaException(ErrorCode.FORBIDDEN, refused.getMessage(), refused)
                    : refused;
        }
    }

    private HttpResponse update(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(BODY, request.json(), request.version()).get("security_group");
        String id = id(request);
        groups.find(id);
        try {
            return answer(groups.update(
                    id, wanted.get("name").asText(), wanted.get("description").asText()));
        } catch (NovaException refused) {
            throw badIfConflict(refused);
        }
    }

    private HttpResponse delete(HttpRequest request) {
        String id = id(request);
        groups.find(id);
        try {
            groups.delete(id);
        } catch (NovaException refused) {
            throw badIfConflict(refused);
        }
        return HttpResponse.empty(202);
    }

    private HttpResponse answer(JsonNode group) {
        ObjectNode body = Json.object();
        body.set("security_group", groups.view(List.of(group)).group(group));
        return HttpResponse.json(200, body);
    }

    private static NovaException badIfConflict(NovaException refused) {
        return refused.code() == ErrorCode.CONFLICT
                ? new NovaException(ErrorCode.BAD_REQUEST, refused.getMessage(), refused)
                : refused;
    }

    static String id(HttpRequest request) {
        String id = request.value("id");
        if (!Formats.isUuid(id)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Security group id should be uuid");
        }
        return id;
    }
}

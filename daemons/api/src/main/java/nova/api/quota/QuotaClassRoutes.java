package nova.api.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.usage.QuotaStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaLimits;

/** {@code /os-quota-class-sets/{name}}; the class {@code default} holds for every project. */
public final class QuotaClassRoutes {
    private static final String RULES = "os_compute_api:os-quota-class-sets:";
    private static final String PATH = "/os-quota-class-sets/{name}";
    private static final int MAX_NAME = 255;

    private final ApiContext context;
    private final QuotaStore quotas = new QuotaStore();

    public QuotaClassRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::show).query(QueryRules.noneSince(2, 102)).policy(RULES + "show"),
                Route.put(PATH, this::update).takes(QuotaBody.CLASS).policy(RULES + "update"));
    }

    private HttpResponse show(HttpRequest request) {
        String name = name(request);
        return answer(request, Optional.of(name));
    }

    private HttpResponse update(HttpRequest request) {
        String name = name(request);
        QuotaBody wanted = QuotaBody.ofClass(request);
        context.database().change("set quota class", tx -> quotas.setClass(tx, name, wanted.limits()));
        return answer(request, Optional.empty());
    }

    private HttpResponse answer(HttpRequest request, Optional<String> shownName) {
        QuotaLimits limits = context.database()
                .read(
                        "show quota class",
                        tx -> context.servers().quota().limits().with(quotas.ofClass(tx, name(request))));
        ObjectNode body = Json.object();
        ObjectNode set = body.putObject("quota_class_set");
        shownName.ifPresent(name -> set.put("id", name));
        set.setAll(QuotaView.ofClass(request.version(), limits));
        return HttpResponse.json(200, body);
    }

    private static String name(HttpRequest request) {
        String name = request.value("name");
        if (name.length() > MAX_NAME) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "the name of a quota class has at most " + MAX_NAME + " characters");
        }
        return name;
    }
}

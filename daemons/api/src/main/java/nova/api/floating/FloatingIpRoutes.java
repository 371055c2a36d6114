package nova.api.floating;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /os-floating-ips} and {@code /os-floating-ip-pools}, until 2.35. */
public final class FloatingIpRoutes {
    private static final String PATH = "/os-floating-ips";
    private static final String RULES = "os_compute_api:os-floating-ips:";
    private static final ValueRule OBJECT =
            object(field("pool", type("string", "null"))).opened();
    private static final ValueRule CREATE = type("object", "null")
            .and((value, place) -> value.isObject() ? OBJECT.check(value, place) : Optional.empty());

    private final FloatingIps floatingIps;
    private final String defaultPool;

    public FloatingIpRoutes(ApiContext context) {
        this.floatingIps = new FloatingIps(context.peers().remote().networks());
        this.defaultPool = context.floating().defaultFloatingPool();
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index).policy(RULES + "list"),
                        Route.post(PATH, this::create).takes(CREATE).policy(RULES + "create"),
                        Route.get(PATH + "/{id}", this::show).policy(RULES + "show"),
                        Route.delete(PATH + "/{id}", this::delete).policy(RULES + "delete"),
                        Route.get("/os-floating-ip-pools", this::pools).policy("os_compute_api:os-floating-ip-pools"))
                .map(route -> route.until(2, 35))
                .toList();
    }

    private HttpResponse pools(HttpRequest request) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("floating_ip_pools");
        floatingIps.pools().forEach(name -> array.addObject().put("name", name));
        return HttpResponse.json(200, body);
    }

    private HttpResponse index(HttpRequest request) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("floating_ips");
        floatingIps.list().forEach(ip -> array.add(ip.view()));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(find(request));
    }

    private HttpResponse create(HttpRequest request) {
        JsonNode body = BodyCheck.body(CREATE, request.json(), request.version());
        Optional<String> asked =
                Optional.ofNullable(body.path("pool").textValue()).filter(pool -> !pool.isEmpty());
        try {
            return answer(floatingIps.allocate(asked.orElse(defaultPool)));
        } catch (NovaException refused) {
            boolean quota = refused.code() == ErrorCode.OVER_QUOTA
                    && refused.getMessage().startsWith("Quota");
            if (quota) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN,
                        asked.map(pool -> "IP allocation over quota in pool " + pool + ".")
                                .orElse("IP allocation over quota."),
                        refused);
            }
            if (refused.code() == ErrorCode.OVER_QUOTA) {
                throw new NovaException(
                        ErrorCode.NOT_FOUND,
                        asked.map(pool -> "No more floating IPs in pool " + pool + ".")
                                .orElse("No more floating IPs available."),
                        refused);
            }
            throw refused;
        }
    }

    private HttpResponse delete(HttpRequest request) {
        floatingIps.release(find(request));
        return HttpResponse.empty(202);
    }

    private FloatingIp find(HttpRequest request) {
        String id = request.value("id");
        return floatingIps
                .find(id)
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Floating IP not found for ID " + id));
    }

    private static HttpResponse answer(FloatingIp ip) {
        ObjectNode body = Json.object();
        body.set("floating_ip", ip.view());
        return HttpResponse.json(200, body);
    }
}

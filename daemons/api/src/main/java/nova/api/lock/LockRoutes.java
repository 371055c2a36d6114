package nova.api.lock;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.anything;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ObjectRule;
import nova.http.body.ValueRule;

/** Lock and unlock: at once, recorded as finished actions. */
public final class LockRoutes {
    private static final String ACTION = "/servers/{id}/action";
    private static final ObjectRule REASON = object(field("locked_reason", text().and(length(1, 255))));
    private static final ValueRule NULL_OR_REASON = type("object", "null")
            .and((value, place) -> value.isObject() ? REASON.check(value, place) : Optional.empty());
    private static final ValueRule LOCK = object(
            field("lock", anything()).until(2, 72).mandatory(),
            field("lock", NULL_OR_REASON).since(2, 73).mandatory());
    private static final ValueRule UNLOCK = object(field("unlock", anything()).mandatory());

    private final LockServer lockServer;
    private final ServerLookup lookup;

    public LockRoutes(ApiContext context, ServerLookup lookup) {
        this.lockServer = new LockServer(context);
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.action(ACTION, "lock", this::lock).takes(LOCK).policy("os_compute_api:os-lock-server:lock"),
                Route.action(ACTION, "unlock", this::unlock)
                        .takes(UNLOCK)
                        .policy("os_compute_api:os-lock-server:unlock"));
    }

    private HttpResponse lock(HttpRequest request) {
        JsonNode body = BodyCheck.body(LOCK, request.argument(), request.version());
        Optional<String> reason = request.version().atLeast(2, 73)
                ? Optional.ofNullable(body.get("lock").get("locked_reason")).map(JsonNode::textValue)
                : Optional.empty();
        lockServer.lock(lookup.find(request), reason);
        return HttpResponse.empty(202);
    }

    private HttpResponse unlock(HttpRequest request) {
        BodyCheck.body(UNLOCK, request.argument(), request.version());
        lockServer.unlock(lookup.find(request));
        return HttpResponse.empty(202);
    }
}

package nova.api.reset;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;

import java.util.List;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.server.VmState;

/** {@code os-resetState}: an administrator says what a server's state is. */
public final class ResetRoutes {
    private static final ValueRule BODY = object(field(
                    "os-resetState",
                    object(field("state", oneOfWords("active", "error")).mandatory()))
            .mandatory());

    private final ResetServer reset;
    private final ServerLookup lookup;

    public ResetRoutes(ApiContext context, ServerLookup lookup) {
        this.reset = new ResetServer(context);
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(Route.action("/servers/{id}/action", "os-resetState", this::reset)
                .policy("os_compute_api:os-admin-actions:reset_state"));
    }

    private HttpResponse reset(HttpRequest request) {
        String word = BodyCheck.body(BODY, request.argument(), request.version())
                .at("/os-resetState/state")
                .asText();
        reset.to(lookup.find(request), VmState.of(word));
        return HttpResponse.empty(202);
    }
}

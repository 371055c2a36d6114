package nova.api.power;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.anything;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nova.api.Idempotency;
import nova.api.power.AcceptAction.Wanted;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.Server;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;

/** The actions that change whether a guest runs. */
public final class PowerRoutes {
    private static final String ACTION = "/servers/{id}/action";
    private static final ValueRule REBOOT = object(field(
                    "reboot",
                    object(field("type", oneOfWords("HARD", "Hard", "hard", "SOFT", "Soft", "soft"))
                            .mandatory()))
            .mandatory());

    private final AcceptAction accept;
    private final ServerLookup lookup;
    private final Idempotency idempotency;

    public PowerRoutes(AcceptAction accept, ServerLookup lookup, Idempotency idempotency) {
        this.accept = accept;
        this.lookup = lookup;
        this.idempotency = idempotency;
    }

    public List<Route> routes() {
        return List.of(
                plain("os-stop", "os_compute_api:servers:stop", ServerAction.STOP, Verb.STOP_SERVER),
                plain("os-start", "os_compute_api:servers:start", ServerAction.START, Verb.START_SERVER),
                plain("pause", "os_compute_api:os-pause-server:pause", ServerAction.PAUSE, Verb.PAUSE_SERVER),
                plain("unpause", "os_compute_api:os-pause-server:unpause", ServerAction.UNPAUSE, Verb.UNPAUSE_SERVER),
                plain("suspend", "os_compute_api:os-suspend-server:suspend", ServerAction.SUSPEND, Verb.SUSPEND_SERVER),
                plain("resume", "os_compute_api:os-suspend-server:resume", ServerAction.RESUME, Verb.RESUME_SERVER),
                Route.action(ACTION, "reboot", this::reboot)
                        .takes(REBOOT)
                        .policy("os_compute_api:servers:reboot")
                        .kind(Route.Kind.EXCLUSIVE),
                Route.action(ACTION, "forceDelete", this::forceDelete)
                        .policy("os_compute_api:os-deferred-delete:force")
                        .kind(Route.Kind.EXCLUSIVE));
    }

    private Route plain(String key, String policy, ServerAction action, Verb verb) {
        Function<ServerId, Wanted> wanted = id -> new Wanted(action, verb, new OperationOrder.OneServer(id));
        ValueRule rule = object(field(key, anything()).mandatory());
        // Nova finds the server of these two by its cell.
        boolean mapped = action == ServerAction.STOP || action == ServerAction.START;
        Function<HttpRequest, Server> find = mapped ? lookup::findMapped : lookup::find;
        return Route.action(ACTION, key, request -> perform(request, find, rule, wanted))
                .policy(policy)
                .kind(Route.Kind.EXCLUSIVE);
    }

    private HttpResponse perform(
            HttpRequest request,
            Function<HttpRequest, Server> find,
            ValueRule rule,
            Function<ServerId, Wanted> wanted) {
        BodyCheck.body(rule, request.argument(), request.version());
        Server server = find.apply(request);
        HttpResponse accepted = HttpResponse.empty(202);
        accept.run(server, wanted.apply(server.id()), idempotency.alongside(_ -> accepted));
        return accepted;
    }

    private HttpResponse reboot(HttpRequest request) {
        String type = BodyCheck.body(REBOOT, request.argument(), request.version())
                .at("/reboot/type")
                .asText();
        boolean hard = type.toUpperCase(Locale.ROOT).equals("HARD");
        ServerAction action = hard ? ServerAction.REBOOT_HARD : ServerAction.REBOOT_SOFT;
        return perform(
                request,
                lookup::find,
                REBOOT,
                id -> new Wanted(action, Verb.REBOOT_SERVER, new OperationOrder.RebootServer(id, hard)));
    }

    private HttpResponse forceDelete(HttpRequest request) {
        BodyCheck.body(object(field("forceDelete", anything()).mandatory()), request.argument(), request.version());
        HttpResponse accepted = HttpResponse.empty(202);
        accept.delete(lookup.find(request), idempotency.alongside(_ -> accepted));
        return accepted;
    }
}

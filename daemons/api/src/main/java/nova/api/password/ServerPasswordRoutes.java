package nova.api.password;

import java.util.List;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.db.server.ServerPasswordStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.server.Server;

/** {@code /servers/{id}/os-server-password}: the encrypted password that a guest posted. */
public final class ServerPasswordRoutes {
    private static final String PATH = "/servers/{id}/os-server-password";
    private static final String RULES = "os_compute_api:os-server-password:";

    private final ApiContext context;
    private final ServerLookup lookup;
    private final ServerPasswordStore passwords = new ServerPasswordStore();

    public ServerPasswordRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::show).query(QueryRules.noneSince(2, 102)).ownerPolicy(RULES + "show"),
                Route.delete(PATH, this::clear).ownerPolicy(RULES + "clear"));
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request);
        String password = context.database()
                .read("show server password", tx -> passwords.find(tx, server.id()))
                .orElse("");
        return HttpResponse.json(200, Json.object().put("password", password));
    }

    /** The guest keeps its password; only our copy goes. */
    private HttpResponse clear(HttpRequest request) {
        Server server = lookup.find(request);
        context.database().change("clear server password", tx -> passwords.delete(tx, server.id()));
        return HttpResponse.empty(204);
    }
}

package nova.api.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.db.console.ConsoleTokenStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.console.ConsoleToken;
import nova.model.console.ConsoleType;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /os-console-auth-tokens}: where the console of a token is. Until 2.30 it was for a type that is gone. */
public final class ConsoleTokenRoutes {
    private static final String RULE = "os_compute_api:os-console-auth-tokens";

    private final ApiContext context;
    private final ConsoleTokenStore tokens = new ConsoleTokenStore();

    public ConsoleTokenRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        String path = "/os-console-auth-tokens/{token}";
        return List.of(
                Route.get(path, ConsoleTokenRoutes::gone).policy(RULE).until(2, 30),
                Route.get(path, this::show)
                        .query(QueryRules.noneSince(2, 99))
                        .policy(RULE)
                        .since(2, 31));
    }

    private static HttpResponse gone(HttpRequest request) {
        throw new NovaException(
                ErrorCode.BAD_REQUEST,
                "The server could not comply with the request since it is either malformed or otherwise incorrect.");
    }

    private HttpResponse show(HttpRequest request) {
        String hash = OpenConsole.hash(request.value("token"));
        ConsoleToken token = context.database()
                .read("find console token", tx -> tokens.find(tx, hash))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Token not found"));
        ObjectNode body = Json.object();
        ObjectNode node = body.putObject("console")
                .put("instance_uuid", token.server().value())
                .put("host", token.address().host())
                .put("port", token.address().port())
                .put("internal_access_path", token.address().path().orElse(null));
        boolean direct = token.type() == ConsoleType.SPICE_DIRECT;
        if (direct && request.version().atLeast(2, 99)) {
            node.put("tls_port", token.address().tlsPort().orElse(null));
        }
        return HttpResponse.json(200, body);
    }
}

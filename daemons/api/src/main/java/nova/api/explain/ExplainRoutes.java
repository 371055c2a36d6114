package nova.api.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.db.explain.ExplanationStore.Explained;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.schedule.Explanation;
import nova.model.server.Server;

/** {@code /x/servers/{id}/explain}: why the last search for a host came out as it did. Ours; Nova has no such thing. */
public final class ExplainRoutes {
    private final ApiContext context;
    private final ServerLookup lookup;

    public ExplainRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(Route.get("/x/servers/{id}/explain", this::explain).policy("nova_x:explain"));
    }

    private HttpResponse explain(HttpRequest request) {
        Server server = lookup.find(request, true);
        Explained explained = context.database()
                .read("explain", tx -> context.stores().explanations().find(tx, server.id()))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND,
                        "No scheduling decision is recorded for server " + server.id()
                                + ": it found its host at once, or is still looking."));
        boolean withHosts = context.policy().allows("nova_x:explain:hosts", ServerLookup.target(server));
        ObjectNode body = Json.object();
        body.set("explanation", view(server, explained, withHosts));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode view(Server server, Explained explained, boolean withHosts) {
        Explanation explanation = explained.explanation();
        ObjectNode node = Json.object()
                .put("server", server.id().value())
                .put("considered", explanation.considered())
                .put("accepted", explanation.accepted())
                .put("message", explained.message());
        ArrayNode hosts = node.putArray("hosts");
        if (withHosts) {
            explanation
                    .rejections()
                    .forEach(rejection -> hosts.addObject()
                            .put("host", rejection.host().value())
                            .put("check", rejection.check())
                            .put("need", rejection.need())
                            .put("have", rejection.have()));
        }
        ArrayNode array = node.putArray("sums");
        explanation
                .counts()
                .forEach((check, count) -> array.addObject().put("check", check).put("hosts", count));
        return node;
    }
}

package nova.api.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;

/**
 * {@code /servers/{id}/topology}: the NUMA nodes of a guest. The scheduler places no guest by NUMA nodes and no driver
 * gives a guest any, so every server has the document of one without.
 */
public final class TopologyRoutes {
    private final ServerLookup lookup;

    public TopologyRoutes(ServerLookup lookup) {
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(Route.get("/servers/{id}/topology", this::show)
                .query(QueryRules.noneSince(2, 102))
                .policy("compute:server:topology:index")
                .since(2, 78));
    }

    private HttpResponse show(HttpRequest request) {
        lookup.find(request);
        ObjectNode body = Json.object();
        body.putArray("nodes");
        body.putNull("pagesize_kb");
        return HttpResponse.json(200, body);
    }
}

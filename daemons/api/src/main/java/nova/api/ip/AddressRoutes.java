package nova.api.ip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.Vif;
import nova.model.server.Server;
import nova.model.server.VmState;

/** {@code /servers/{id}/ips}. */
public final class AddressRoutes {
    private final ServerLookup lookup;

    public AddressRoutes(ServerLookup lookup) {
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers/{id}/ips", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:ips:index"),
                Route.get("/servers/{id}/ips/{network}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:ips:show"));
    }

    private HttpResponse index(HttpRequest request) {
        ObjectNode body = Json.object();
        body.set("addresses", AddressView.plain(vifs(lookup.find(request))));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return HttpResponse.json(
                200,
                AddressView.plain(vifs(lookup.find(request)), request.value("network"))
                        .orElseThrow(() -> new NovaException(
                                ErrorCode.NOT_FOUND, "Instance is not a member of specified network")));
    }

    private static List<Vif> vifs(Server server) {
        return server.state().vmState() == VmState.BUILDING ? List.of() : server.vifs();
    }
}

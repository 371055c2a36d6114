package nova.api.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import nova.api.ApiContext;
import nova.api.proxy.Callers;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.client.Service;

/** {@code /os-networks} and {@code /os-tenant-networks}, until 2.35: the networks of the network service, by name. */
public final class NetworkRoutes {
    private static final List<String> FIELDS =
            List.of("cidr", "netmask", "gateway", "broadcast", "dns1", "dns2", "cidr_v6", "gateway_v6", "netmask_v6");

    /** Shown to administrators; there is nothing behind them any more. */
    private static final List<String> ADMIN_FIELDS = List.of(
            "created_at",
            "updated_at",
            "deleted_at",
            "deleted",
            "injected",
            "bridge",
            "vlan",
            "vpn_public_address",
            "vpn_public_port",
            "vpn_private_address",
            "dhcp_start",
            "project_id",
            "host",
            "bridge_interface",
            "multi_host",
            "priority",
            "rxtx_base",
            "mtu",
            "dhcp_server",
            "enable_dhcp",
            "share_address");

    private final ApiContext context;

    public NetworkRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(
                route("/os-networks", "os_compute_api:os-networks:list", _ -> index(this::full)),
                route("/os-networks/{id}", "os_compute_api:os-networks:show", request -> show(request, this::full)),
                route(
                        "/os-tenant-networks",
                        "os_compute_api:os-tenant-networks:list",
                        _ -> index(NetworkRoutes::brief)),
                route(
                        "/os-tenant-networks/{id}",
                        "os_compute_api:os-tenant-networks:show",
                        request -> show(request, NetworkRoutes::brief)));
    }

    private static Route route(String path, String policy, Function<HttpRequest, HttpResponse> handler) {
        return Route.get(path, handler::apply).policy(policy).until(2, 35);
    }

    private HttpResponse index(Function<JsonNode, ObjectNode> view) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("networks");
        context.peers()
                .remote()
                .networks()
                .get(Callers.current(), "/v2.0/networks")
                .path("networks")
                .forEach(network -> array.add(view.apply(network)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request, Function<JsonNode, ObjectNode> view) {
        JsonNode network = context.peers()
                .remote()
                .networks()
                .find(Callers.current(), "/v2.0/networks/" + Service.encoded(request.value("id")))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Network not found"))
                .path("network");
        ObjectNode body = Json.object();
        body.set("network", view.apply(network));
        return HttpResponse.json(200, body);
    }

    private ObjectNode full(JsonNode network) {
        ObjectNode node = Json.object()
                .put("id", network.path("id").asText())
                .put("label", network.path("name").asText(""));
        FIELDS.forEach(node::putNull);
        if (context.policy().isAdmin()) {
            ADMIN_FIELDS.forEach(node::putNull);
        }
        return node;
    }

    /** Clients have read this word for ages. */
    private static ObjectNode brief(JsonNode network) {
        return Json.object()
                .put("id", network.path("id").asText())
                .put("cidr", "None")
                .put("label", network.path("name").asText(""));
    }
}

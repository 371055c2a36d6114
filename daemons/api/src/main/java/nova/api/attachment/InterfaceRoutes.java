package nova.api.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.api.proxy.Callers;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;
import nova.openstack.remote.Documents;

/** {@code /servers/{id}/os-interface}: the ports of a server, as the network service shows them to the caller. */
public final class InterfaceRoutes {
    private static final String PATH = "/servers/{id}/os-interface";
    private static final String RULES = "os_compute_api:os-attach-interfaces:";
    private static final String PORTS = "/v2.0/ports";

    private final ServerLookup lookup;
    private final Documents networks;

    public InterfaceRoutes(ApiContext context, ServerLookup lookup) {
        this.lookup = lookup;
        this.networks = context.peers().remote().networks();
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::index).query(QueryRules.noneSince(2, 102)).ownerPolicy(RULES + "list"),
                Route.get(PATH + "/{port}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .ownerPolicy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        Server server = lookup.find(request);
        InterfaceView view = new InterfaceView(request.version(), server.vifs());
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("interfaceAttachments");
        networks.get(
                        Callers.current(),
                        PORTS,
                        Parameter.of("device_id", server.id().value()))
                .path("ports")
                .forEach(port -> list.add(view.attachment(port)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request);
        String id = request.value("port");
        JsonNode port = networks.find(Callers.current(), PORTS + "/" + Service.encoded(id))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Port id " + id + " could not be found."))
                .path("port");
        if (!port.path("device_id").asText().equals(server.id().value())) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND, "Instance %s does not have a port with id %s".formatted(server.id(), id));
        }
        ObjectNode body = Json.object();
        body.set("interfaceAttachment", new InterfaceView(request.version(), server.vifs()).attachment(port));
        return HttpResponse.json(200, body);
    }
}

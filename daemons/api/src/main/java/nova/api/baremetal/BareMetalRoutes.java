package nova.api.baremetal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.Authority;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;
import nova.openstack.remote.Documents;

/** {@code /os-baremetal-nodes}, until 2.35: the machines of the bare metal service, which alone changes them. */
public final class BareMetalRoutes {
    private static final String PATH = "/os-baremetal-nodes";
    private static final String RULES = "os_compute_api:os-baremetal-nodes:";

    private final ApiContext context;

    public BareMetalRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index).policy(RULES + "list"),
                        Route.get(PATH + "/{id}", this::show).policy(RULES + "show"),
                        Route.post(PATH, elsewhere("node-create")),
                        Route.delete(PATH + "/{id}", elsewhere("node-delete")),
                        Route.action(PATH + "/{id}/action", "add_interface", elsewhere("port-create")),
                        Route.action(PATH + "/{id}/action", "remove_interface", elsewhere("port-delete")))
                .map(route -> route.until(2, 35))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("nodes");
        machines()
                .get(Authority.SERVICE, "/v1/nodes/detail")
                .path("nodes")
                .forEach(machine -> array.add(node(machine)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        String id = request.value("id");
        JsonNode machine = machines()
                .find(Authority.SERVICE, "/v1/nodes/" + Service.encoded(id))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Node %s could not be found.".formatted(id)));
        ObjectNode node =
                node(machine).put("instance_uuid", machine.path("instance_uuid").textValue());
        ArrayNode interfaces = (ArrayNode) node.get("interfaces");
        machines()
                .get(Authority.SERVICE, "/v1/ports", Parameter.of("node", id))
                .path("ports")
                .forEach(port -> interfaces
                        .addObject()
                        .put("address", port.path("address").asText()));
        ObjectNode body = Json.object();
        body.set("node", node);
        return HttpResponse.json(200, body);
    }

    /** A cloud without such a service does not support this, which is the other answer Nova documents besides 404. */
    private Documents machines() {
        Documents machines = context.peers().remote().bareMetal();
        try {
            machines.base();
            return machines;
        } catch (NovaException absent) {
            throw absent.code() == ErrorCode.UNAVAILABLE
                    ? new NovaException(
                            ErrorCode.NOT_SUPPORTED,
                            "The requested functionality is not supported: " + absent.getMessage(),
                            absent)
                    : absent;
        }
    }

    private static ObjectNode node(JsonNode machine) {
        JsonNode properties = machine.path("properties");
        ObjectNode node = Json.object()
                .put("id", machine.path("uuid").asText())
                .put("host", "IRONIC MANAGED")
                .put("task_state", machine.path("provision_state").textValue())
                .put("cpus", properties.path("cpus").asText("0"))
                .put("memory_mb", properties.path("memory_mb").asText("0"))
                .put("disk_gb", properties.path("local_gb").asText("0"));
        node.putArray("interfaces");
        return node;
    }

    private static HttpHandler elsewhere(String command) {
        return _ -> {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Command not supported. Please use Ironic command %s to perform this action.".formatted(command));
        };
    }
}

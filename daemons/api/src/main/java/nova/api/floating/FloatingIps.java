package nova.api.floating;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.api.proxy.Callers;
import nova.http.body.Formats;
import nova.http.json.Json;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.PortId;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;
import nova.openstack.remote.Documents;

/** The caller's floating addresses in the network service, with the few calls per question that Nova makes. */
final class FloatingIps {
    private static final String PATH = "/v2.0/floatingips";

    private final Documents networks;

    FloatingIps(Documents networks) {
        this.networks = requireNonNull(networks, "networks");
    }

    List<String> pools() {
        List<String> names = new ArrayList<>();
        external().forEach((id, name) -> names.add(name));
        return names;
    }

    /** Of the caller's project. */
    List<FloatingIp> list() {
        String project = RequestContext.CURRENT.get().project().value();
        JsonNode found = networks.get(Callers.current(), PATH, Parameter.of("tenant_id", project))
                .path("floatingips");
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> pools = external();
        Map<String, String> devices = devices(project, found);
        List<FloatingIp> all = new ArrayList<>();
        found.forEach(node -> {
            String network = node.path("floating_network_id").asText();
            Optional<String> device =
                    Optional.ofNullable(devices.get(node.path("port_id").asText("")));
            all.add(FloatingIp.of(node, device, pools.getOrDefault(network, network)));
        });
        return all;
    }

    Optional<FloatingIp> find(String id) {
        return networks.find(Callers.current(), PATH + "/" + Service.encoded(id))
                .map(node -> complete(node.path("floatingip")));
    }

    /** None, one, or a CONFLICT when several have the address. */
    Optional<FloatingIp> at(String address) {
        JsonNode found = networks.get(Callers.current(), PATH, Parameter.of("floating_ip_address", address))
                .path("floatingips");
        if (found.size() > 1) {
            throw new NovaException(ErrorCode.CONFLICT, "Multiple floating IPs are found for address " + address + ".");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(complete(found.get(0)));
    }

    /** From the pool of this name or id. NOT_FOUND without such a pool, OVER_QUOTA when it or the quota has run out. */
    FloatingIp allocate(String pool) {
        String key = Formats.isUuid(pool) ? "id" : "name";
        JsonNode found = networks.get(
                        Callers.current(),
                        "/v2.0/networks",
                        Parameter.of("router:external", "true"),
                        Parameter.of(key, pool))
                .path("networks");
        if (found.isEmpty()) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Floating IP pool not found.");
        }
        if (found.size() > 1) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "Multiple floating IP pools matches found for name '" + pool + "'");
        }
        ObjectNode body = Json.object();
        body.putObject("floatingip")
                .put("floating_network_id", found.get(0).path("id").asText());
        JsonNode made = networks.create(Callers.current(), PATH, body).path("floatingip");
        return FloatingIp.of(made, Optional.empty(), found.get(0).path("name").asText());
    }

    void release(FloatingIp ip) {
        networks.delete(Callers.current(), PATH + "/" + Service.encoded(ip.id()));
    }

    void lead(FloatingIp ip, PortId port, String fixedIp) {
        ObjectNode body = Json.object();
        body.putObject("floatingip").put("port_id", port.value()).put("fixed_ip_address", fixedIp);
        networks.replace(Callers.current(), PATH + "/" + Service.encoded(ip.id()), body);
    }

    void leadNowhere(FloatingIp ip) {
        ObjectNode body = Json.object();
        body.putObject("floatingip").putNull("port_id");
        networks.replace(Callers.current(), PATH + "/" + Service.encoded(ip.id()), body);
    }

    private FloatingIp complete(JsonNode node) {
        String network = node.path("floating_network_id").asText();
        String pool = networks.find(Callers.current(), "/v2.0/networks/" + Service.encoded(network))
                .map(found -> found.path("network").path("name").asText(""))
                .filter(name -> !name.isEmpty())
                .orElse(network);
        Optional<String> device = Optional.ofNullable(node.path("port_id").textValue())
                .flatMap(port -> networks.find(Callers.current(), "/v2.0/ports/" + Service.encoded(port)))
                .map(port -> port.path("port").path("device_id").asText(""))
                .filter(id -> !id.isEmpty());
        return FloatingIp.of(node, device, pool);
    }

    /** External networks by id; one without a name goes by its id. */
    private Map<String, String> external() {
        Map<String, String> names = new TreeMap<>();
        networks.get(Callers.current(), "/v2.0/networks", Parameter.of("router:external", "true"))
                .path("networks")
                .forEach(network -> {
                    String id = network.path("id").asText();
                    String name = network.path("name").asText("");
                    names.put(id, name.isEmpty() ? id : name);
                });
        return names;
    }

    /** Whose the ports of a project are; asked only when an address leads somewhere. */
    private Map<String, String> devices(String project, JsonNode addresses) {
        Map<String, String> devices = new TreeMap<>();
        boolean leads = false;
        for (JsonNode address : addresses) {
            leads |= address.path("port_id").isTextual();
        }
        if (leads) {
            networks.get(Callers.current(), "/v2.0/ports", Parameter.of("tenant_id", project))
                    .path("ports")
                    .forEach(port -> devices.put(
                            port.path("id").asText(), port.path("device_id").asText()));
        }
        return devices;
    }
}

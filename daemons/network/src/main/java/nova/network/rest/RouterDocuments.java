package nova.network.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.json.Json;
import nova.network.store.FloatingIp;
import nova.network.store.Port;
import nova.network.store.Router;
import nova.network.usecase.Routers;

/** Routers and floating addresses in the words of the API. */
final class RouterDocuments {
    private RouterDocuments() {}

    static ObjectNode router(Routers.Wide wide) {
        Router router = wide.router();
        ObjectNode node = Documents.owned(router.id(), router.project());
        node.put("name", router.name());
        node.put("description", router.description());
        node.put("admin_state_up", router.adminUp());
        node.put("status", router.adminUp() ? "ACTIVE" : "DOWN");
        node.put("distributed", false).put("ha", false);
        router.outside()
                .ifPresentOrElse(
                        outside -> node.set("external_gateway_info", gateway(outside, wide)),
                        () -> node.putNull("external_gateway_info"));
        node.putArray("routes");
        node.putArray("availability_zones").add("nova");
        node.putArray("availability_zone_hints");
        node.putArray("tags");
        return Documents.times(node, router.createdAt(), router.updatedAt());
    }

    private static ObjectNode gateway(Router.Outside outside, Routers.Wide wide) {
        ObjectNode node = Json.object().put("network_id", outside.network()).put("enable_snat", outside.snat());
        ArrayNode addresses = node.putArray("external_fixed_ips");
        for (Port.Address address : wide.outside()) {
            addresses.addObject().put("subnet_id", address.subnet()).put("ip_address", address.ip());
        }
        return node;
    }

    /** What add and remove of an interface answer. */
    static ObjectNode side(Routers.Interface side) {
        ObjectNode node = Documents.owned(side.router().id(), side.router().project());
        node.put("port_id", side.port().id());
        node.put("network_id", side.port().network());
        side.port().addresses().stream().findFirst().ifPresent(address -> node.put("subnet_id", address.subnet()));
        ArrayNode subnets = node.putArray("subnet_ids");
        side.port().addresses().forEach(address -> subnets.add(address.subnet()));
        node.putArray("tags");
        return node;
    }

    static ObjectNode floatingIp(FloatingIp ip) {
        ObjectNode node = Documents.owned(ip.id(), ip.project());
        node.put("description", ip.description());
        node.put("floating_network_id", ip.place().network());
        node.put("floating_ip_address", ip.place().address());
        node.put("port_id", ip.target().map(FloatingIp.Target::port).orElse(null));
        node.put("fixed_ip_address", ip.target().map(FloatingIp.Target::fixedIp).orElse(null));
        node.put("router_id", ip.target().map(FloatingIp.Target::router).orElse(null));
        node.put("status", ip.target().isPresent() ? "ACTIVE" : "DOWN");
        node.putArray("port_forwardings");
        node.putArray("tags");
        return Documents.times(node, ip.createdAt(), ip.updatedAt());
    }
}

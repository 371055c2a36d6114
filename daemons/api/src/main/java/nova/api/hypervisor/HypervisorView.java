package nova.api.hypervisor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.host.HostServersStore.OnHost;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.Hypervisor;

/** Hypervisors as documents. */
record HypervisorView(Microversion version) {
    ObjectNode brief(Hypervisor hypervisor) {
        ObjectNode node = Json.object();
        if (version.atLeast(2, 53)) {
            node.put("id", hypervisor.id().value());
        } else {
            node.put("id", hypervisor.number());
        }
        return node.put("hypervisor_hostname", hypervisor.node())
                .put("state", hypervisor.service().life().up() ? "up" : "down")
                .put("status", hypervisor.service().setting().disabled() ? "disabled" : "enabled");
    }

    /** {@code uptimes} of the hosts that answered; shown since 2.88. */
    ObjectNode full(Hypervisor hypervisor, Map<HostId, String> uptimes) {
        ObjectNode node = brief(hypervisor);
        if (version.atLeast(2, 88)) {
            node.put("uptime", uptimes.get(hypervisor.id()));
        }
        if (!version.atLeast(2, 88)) {
            Totals.of(hypervisor).into(node);
            cpuInfo(node, hypervisor);
        }
        node.put(
                        "hypervisor_type",
                        hypervisor
                                .inventory()
                                .map(HostInventory::hypervisorType)
                                .orElse(""))
                .put(
                        "hypervisor_version",
                        hypervisor
                                .inventory()
                                .map(HostInventory::hypervisorVersion)
                                .orElse(0))
                .put(
                        "host_ip",
                        hypervisor.inventory().map(HostInventory::hostIp).orElse(null));
        ObjectNode service = node.putObject("service")
                .put("host", hypervisor.service().host().value());
        if (version.atLeast(2, 53)) {
            service.put("id", hypervisor.service().id());
        } else {
            service.put("id", hypervisor.service().number());
        }
        service.put(
                "disabled_reason",
                hypervisor.service().setting().disabledReason().orElse(null));
        return node;
    }

    /** Text first, an object since 2.28; the object is empty when there is nothing to say. */
    private void cpuInfo(ObjectNode node, Hypervisor hypervisor) {
        String text = hypervisor.inventory().map(HostInventory::cpuInfo).orElse("");
        if (!version.atLeast(2, 28)) {
            node.put("cpu_info", text);
            return;
        }
        node.set("cpu_info", object(text).orElseGet(Json::object));
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            return Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (NovaException unreadable) {
            return Optional.empty();
        }
    }

    /** Before 2.75 a hypervisor without servers says nothing about them. */
    void servers(ObjectNode node, List<OnHost> servers) {
        if (servers.isEmpty() && !version.atLeast(2, 75)) {
            return;
        }
        ArrayNode array = node.putArray("servers");
        servers.forEach(server -> array.addObject()
                .put("name", server.name())
                .put("uuid", server.id().value()));
    }
}

package nova.network.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nova.http.json.Json;
import nova.network.address.Pool;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.SecurityGroup;
import nova.network.store.Subnet;
import nova.network.usecase.Topology;

/** Records of the network service in the words of its API. */
final class Documents {
    private Documents() {}

    static ObjectNode network(Topology.Wide wide) {
        Network network = wide.network();
        ObjectNode node = owned(network.id(), network.project());
        node.put("name", network.name());
        node.put("description", network.description());
        node.put("admin_state_up", network.adminUp());
        node.put("status", network.adminUp() ? "ACTIVE" : "DOWN");
        node.put("shared", network.shared());
        node.put("router:external", network.external());
        node.put("mtu", network.mtu());
        node.put("port_security_enabled", true);
        node.put("is_default", false);
        node.put("provider:network_type", "local");
        node.putNull("provider:physical_network");
        node.putNull("provider:segmentation_id");
        ArrayNode subnets = node.putArray("subnets");
        wide.subnets().forEach(subnets::add);
        node.putArray("availability_zones").add("nova");
        node.putArray("availability_zone_hints");
        node.putArray("tags");
        return times(node, network.createdAt(), network.updatedAt());
    }

    static ObjectNode subnet(Subnet subnet) {
        ObjectNode node = owned(subnet.id(), subnet.project());
        node.put("network_id", subnet.network());
        node.put("name", subnet.name());
        node.put("description", subnet.description());
        node.put("ip_version", 4);
        node.put("cidr", subnet.cidr().toString());
        subnet.gateway()
                .ifPresentOrElse(
                        gateway -> node.put("gateway_ip", gateway.toString()), () -> node.putNull("gateway_ip"));
        node.put("enable_dhcp", subnet.dhcp());
        ArrayNode pools = node.putArray("allocation_pools");
        for (Pool pool : subnet.pools()) {
            pools.addObject()
                    .put("start", pool.first().toString())
                    .put("end", pool.last().toString());
        }
        ArrayNode servers = node.putArray("dns_nameservers");
        subnet.dnsServers().forEach(servers::add);
        node.putArray("host_routes");
        node.putArray("service_types");
        node.putNull("ipv6_ra_mode");
        node.putNull("ipv6_address_mode");
        node.putNull("subnetpool_id");
        node.putNull("segment_id");
        node.putArray("tags");
        return times(node, subnet.createdAt(), subnet.updatedAt());
    }

    static ObjectNode port(Port port, boolean admin) {
        ObjectNode node = owned(port.id(), port.project());
        node.put("network_id", port.network());
        node.put("name", port.label().name());
        node.put("description", port.label().description());
        node.put("mac_address", port.mac());
        node.put("admin_state_up", port.adminUp());
        node.put("status", port.binding().isPlugged() ? "ACTIVE" : "DOWN");
        node.put("device_id", port.device().id());
        node.put("device_owner", port.device().owner());
        ArrayNode addresses = node.putArray("fixed_ips");
        port.addresses()
                .forEach(address ->
                        addresses.addObject().put("subnet_id", address.subnet()).put("ip_address", address.ip()));
        ArrayNode groups = node.putArray("security_groups");
        port.groups().forEach(groups::add);
        node.putArray("allowed_address_pairs");
        node.putArray("extra_dhcp_opts");
        node.putArray("tags");
        node.put("port_security_enabled", true);
        node.put("binding:vnic_type", "normal");
        if (admin) {
            node.put("binding:host_id", port.binding().host());
            node.put("binding:vif_type", port.binding().vifType());
            ObjectNode details = node.putObject("binding:vif_details");
            if (!port.binding().bridge().isEmpty()) {
                details.put("bridge_name", port.binding().bridge()).put("port_filter", false);
            }
            node.putObject("binding:profile");
        }
        return times(node, port.createdAt(), port.updatedAt());
    }

    static ObjectNode group(SecurityGroup group) {
        ObjectNode node = owned(group.id(), group.project());
        node.put("name", group.name());
        node.put("description", group.description());
        node.put("stateful", true);
        node.put("shared", false);
        ArrayNode rules = node.putArray("security_group_rules");
        group.rules().forEach(rule -> rules.add(rule(rule)));
        node.putArray("tags");
        return times(node, group.createdAt(), group.updatedAt());
    }

    static ObjectNode rule(SecurityGroup.Rule rule) {
        ObjectNode node = owned(rule.id(), rule.project());
        node.put("security_group_id", rule.group());
        node.put("direction", rule.direction());
        node.put("ethertype", rule.ethertype());
        node.put("protocol", rule.protocol().orElse(null));
        node.put("port_range_min", rule.portMin().orElse(null));
        node.put("port_range_max", rule.portMax().orElse(null));
        node.put("remote_ip_prefix", rule.remotePrefix().orElse(null));
        node.put("remote_group_id", rule.remoteGroup().orElse(null));
        node.putNull("remote_address_group_id");
        node.put("description", rule.description());
        return times(node, rule.createdAt(), rule.createdAt());
    }

    static ObjectNode owned(String id, String project) {
        return Json.object().put("id", id).put("tenant_id", project).put("project_id", project);
    }

    static ObjectNode times(ObjectNode node, Instant created, Instant updated) {
        return node.put("created_at", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("updated_at", updated.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("revision_number", 1);
    }
}

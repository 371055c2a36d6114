package nova.openstack.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;

/** Reads Neutron's documents. */
final class NetworkDocument {
    /** A tap's name holds 15 bytes: {@code tap} and this much of the port's id. */
    private static final int TAP_ID_CHARACTERS = 11;

    private static final int DEFAULT_MTU = 1500;

    private NetworkDocument() {}

    static Network network(JsonNode node) {
        return new Network(
                new NetworkId(node.path("id").asText()),
                node.path("name").asText(""),
                owner(node),
                node.path("shared").asBoolean(),
                node.path("router:external").asBoolean(),
                !node.path("subnets").isEmpty(),
                node.path("mtu").asInt(DEFAULT_MTU));
    }

    /** Networks of the provider may belong to nobody: Neutron then sends an empty text. */
    private static ProjectId owner(JsonNode node) {
        String owner = node.path("tenant_id").asText("");
        return new ProjectId(owner.isBlank() ? "-" : owner);
    }

    static SecurityGroup securityGroup(JsonNode node) {
        return new SecurityGroup(node.path("id").asText(), node.path("name").asText(""), owner(node));
    }

    static Port port(JsonNode node, JsonNode network, List<JsonNode> subnets) {
        PortId id = new PortId(node.path("id").asText());
        Optional<Integer> slot = PortWish.slotOf(node.path("description").asText(""));
        List<FixedIp> fixedIps = new ArrayList<>();
        for (JsonNode ip : node.path("fixed_ips")) {
            subnets.stream()
                    .filter(subnet -> subnet.path("id")
                            .asText()
                            .equals(ip.path("subnet_id").asText()))
                    .findFirst()
                    .ifPresent(subnet -> fixedIps.add(fixedIp(ip, subnet)));
        }
        Vif vif = new Vif(
                id,
                new NetworkId(node.path("network_id").asText()),
                network.path("name").asText(""),
                node.path("mac_address").asText(),
                fixedIps,
                plug(node, id, network),
                slot.isPresent());
        List<String> groups = new ArrayList<>();
        node.path("security_groups").forEach(group -> groups.add(group.asText()));
        return new Port(
                vif,
                owner(node),
                present(node, "device_id"),
                slot,
                present(node, "binding:host_id").map(HostName::new),
                node.path("status").asText(),
                groups);
    }

    /** The interface with those of the floating addresses at each of its own that lead there. */
    static Vif ledToBy(Vif vif, List<JsonNode> floating) {
        return vif.having(vif.fixedIps().stream()
                .map(ip -> ip.ledToBy(floating.stream()
                        .filter(node ->
                                node.path("port_id").asText().equals(vif.port().value()))
                        .filter(node -> node.path("fixed_ip_address").asText().equals(ip.address()))
                        .map(node -> node.path("floating_ip_address").asText())
                        .sorted()
                        .toList()))
                .toList());
    }

    private static FixedIp fixedIp(JsonNode ip, JsonNode subnet) {
        String cidr = subnet.path("cidr").asText();
        int prefixLength = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
        return new FixedIp(
                ip.path("ip_address").asText(),
                subnet.path("ip_version").asInt(),
                prefixLength,
                present(subnet, "gateway_ip"));
    }

    private static VifPlug plug(JsonNode port, PortId id, JsonNode network) {
        String type = port.path("binding:vif_type").asText("unbound");
        String tap = "tap"
                + id.value().substring(0, Math.min(TAP_ID_CHARACTERS, id.value().length()));
        String networkId = network.path("id").asText();
        String named = port.path("binding:vif_details").path("bridge_name").asText("");
        int mtu = network.path("mtu").asInt(DEFAULT_MTU);
        return switch (type) {
            case "bridge" -> {
                String ours = "brq" + networkId.substring(0, Math.min(TAP_ID_CHARACTERS, networkId.length()));
                yield new VifPlug("bridge", tap, named.isEmpty() ? ours : named, mtu);
            }
            case "ovs" -> new VifPlug("ovs", tap, named.isEmpty() ? "br-int" : named, mtu);
            case "user" -> new VifPlug("user", "", "", mtu);
            default -> new VifPlug(type, "", "", mtu);
        };
    }

    private static Optional<String> present(JsonNode node, String key) {
        return Optional.ofNullable(node.path(key).textValue()).filter(text -> !text.isEmpty());
    }
}

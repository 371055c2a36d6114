package nova.api.ip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.http.json.Json;
import nova.model.network.FixedIp;
import nova.model.network.Vif;

/** The addresses of a server by the name of their network. */
public final class AddressView {
    private AddressView() {}

    /** As within a server: each address with its kind and hardware address. */
    public static ObjectNode detailed(List<Vif> vifs) {
        ObjectNode networks = Json.object();
        for (Vif vif : vifs) {
            ArrayNode addresses = networks.withArrayProperty(vif.networkName());
            for (FixedIp ip : vif.fixedIps()) {
                addresses.add(
                        address(ip).put("OS-EXT-IPS:type", "fixed").put("OS-EXT-IPS-MAC:mac_addr", vif.macAddress()));
            }
        }
        return networks;
    }

    /** Each address with its version alone. */
    public static ObjectNode plain(List<Vif> vifs) {
        ObjectNode networks = Json.object();
        for (Vif vif : vifs) {
            ArrayNode addresses = networks.withArrayProperty(vif.networkName());
            vif.fixedIps().forEach(ip -> addresses.add(address(ip)));
        }
        return networks;
    }

    static Optional<ObjectNode> plain(List<Vif> vifs, String network) {
        ObjectNode all = plain(vifs);
        if (!all.has(network)) {
            return Optional.empty();
        }
        ObjectNode one = Json.object();
        one.set(network, all.get(network));
        return Optional.of(one);
    }

    private static ObjectNode address(FixedIp ip) {
        return Json.object().put("version", ip.version()).put("addr", ip.address());
    }
}

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
            vif.fixedIps().forEach(ip -> addresses.add(detailed(ip.address(), ip, "fixed", vif)));
        }
        return withFloating(networks, vifs, (address, ip, vif) -> detailed(address, ip, "floating", vif));
    }

    /** Each address with its version alone. */
    public static ObjectNode plain(List<Vif> vifs) {
        ObjectNode networks = Json.object();
        for (Vif vif : vifs) {
            ArrayNode addresses = networks.withArrayProperty(vif.networkName());
            vif.fixedIps().forEach(ip -> addresses.add(address(ip.address(), ip)));
        }
        return withFloating(networks, vifs, (address, ip, vif) -> address(address, ip));
    }

    /** How a floating address is shown that leads to {@code ip} of {@code vif}. */
    private interface Shown {
        ObjectNode of(String address, FixedIp ip, Vif vif);
    }

    /** As Nova has it: within a network all fixed addresses come first, then all floating ones. */
    private static ObjectNode withFloating(ObjectNode networks, List<Vif> vifs, Shown shown) {
        for (Vif vif : vifs) {
            ArrayNode addresses = networks.withArrayProperty(vif.networkName());
            vif.fixedIps().forEach(ip -> ip.floating().forEach(address -> addresses.add(shown.of(address, ip, vif))));
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

    private static ObjectNode detailed(String address, FixedIp ip, String type, Vif vif) {
        return address(address, ip).put("OS-EXT-IPS:type", type).put("OS-EXT-IPS-MAC:mac_addr", vif.macAddress());
    }

    private static ObjectNode address(String address, FixedIp ip) {
        return Json.object().put("version", ip.version()).put("addr", address);
    }
}

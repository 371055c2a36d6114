package nova.conductor.server;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.model.guest.GuestSpec.GuestConfig;
import nova.model.network.FixedIp;
import nova.model.network.Vif;
import nova.model.server.Server;
import nova.runtime.json.JsonCodec;

/** What a guest reads on its config drive, in OpenStack's newest format. Nothing secret: that joins on the way out. */
final class ConfigDrive {
    private static final int SEED_BYTES = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ConfigDrive() {}

    static GuestConfig of(Server server, List<Vif> vifs) {
        Map<String, String> files = new TreeMap<>();
        files.put("meta_data.json", JsonCodec.write(metaData(server)));
        files.put("network_data.json", JsonCodec.write(networkData(vifs)));
        files.put("vendor_data.json", "{}");
        files.put("vendor_data2.json", "{\"static\": {}}");
        server.access()
                .userData()
                .ifPresent(data -> files.put(
                        "user_data", new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8)));
        return new GuestConfig(files);
    }

    private static Map<String, Object> metaData(Server server) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("uuid", server.id().value());
        meta.put("name", server.identity().name());
        meta.put("hostname", server.identity().hostname());
        meta.put("launch_index", server.identity().launchIndex());
        meta.put("availability_zone", server.place().availabilityZone().orElse(null));
        meta.put("project_id", server.identity().project().value());
        if (!server.metadata().isEmpty()) {
            meta.put("meta", server.metadata());
        }
        if (server.access().keyName().isPresent() && server.access().keyData().isPresent()) {
            String name = server.access().keyName().get();
            String data = server.access().keyData().get();
            meta.put("public_keys", Map.of(name, data));
            meta.put("keys", List.of(new TreeMap<>(Map.of("name", name, "type", "ssh", "data", data))));
        }
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        meta.put("random_seed", Base64.getEncoder().encodeToString(seed));
        meta.put("devices", List.of());
        meta.put("dedicated_cpus", List.of());
        return meta;
    }

    private static Map<String, Object> networkData(List<Vif> vifs) {
        List<Object> links = new ArrayList<>();
        List<Object> networks = new ArrayList<>();
        for (Vif vif : vifs) {
            Map<String, Object> link = new LinkedHashMap<>();
            link.put("id", vif.plug().deviceName());
            link.put("vif_id", vif.port().value());
            link.put("type", vif.plug().type());
            link.put("mtu", vif.plug().mtu());
            link.put("ethernet_mac_address", vif.macAddress());
            links.add(link);
            for (FixedIp address : vif.fixedIps()) {
                networks.add(network(vif, address, networks.size()));
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("links", links);
        data.put("networks", networks);
        data.put("services", List.of());
        return data;
    }

    private static Map<String, Object> network(Vif vif, FixedIp address, int number) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("id", "network" + number);
        network.put("type", "ipv" + address.version());
        network.put("link", vif.plug().deviceName());
        network.put("ip_address", address.address());
        network.put("netmask", address.version() == 4 ? netmask(address.prefixLength()) : address.prefixLength());
        List<Object> routes = new ArrayList<>();
        address.gateway().ifPresent(gateway -> {
            Map<String, Object> route = new LinkedHashMap<>();
            route.put("network", address.version() == 4 ? "0.0.0.0" : "::");
            route.put("netmask", address.version() == 4 ? "0.0.0.0" : "::");
            route.put("gateway", gateway);
            routes.add(route);
        });
        network.put("routes", routes);
        network.put("network_id", vif.network().value());
        return network;
    }

    private static String netmask(int prefixLength) {
        long mask = prefixLength == 0 ? 0 : 0xffff_ffffL << (32 - prefixLength);
        return "%d.%d.%d.%d".formatted(mask >> 24 & 255, mask >> 16 & 255, mask >> 8 & 255, mask & 255);
    }
}

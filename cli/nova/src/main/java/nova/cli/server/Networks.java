package nova.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.cli.json.JsonObject;

/** The addresses of a server by network, networks in order of name. */
final class Networks {
    private Networks() {}

    static Map<String, List<String>> of(JsonObject server) {
        Map<String, List<String>> networks = new TreeMap<>();
        JsonObject addresses = server.object("addresses");
        for (String network : addresses.fields().keySet()) {
            List<String> texts = new ArrayList<>();
            addresses.objects(network).forEach(each -> texts.add(each.text("addr", "")));
            networks.put(network, texts);
        }
        return networks;
    }

    /** {@code net=addr, addr; net2=addr}. */
    static String text(JsonObject server) {
        StringBuilder out = new StringBuilder();
        of(server).forEach((network, addresses) -> {
            if (!addresses.isEmpty()) {
                out.append(out.isEmpty() ? "" : "; ")
                        .append(network)
                        .append('=')
                        .append(String.join(", ", addresses));
            }
        });
        return out.toString();
    }
}

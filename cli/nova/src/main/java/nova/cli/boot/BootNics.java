package nova.cli.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.resource.ImageFinder;

/** The network interfaces of a new server: {@code auto}, {@code none}, or a list. */
final class BootNics {
    private final Cloud cloud;
    private final List<String> said;
    private final boolean knowsAuto;
    private final boolean knowsTags;

    BootNics(Invocation call) {
        this.cloud = call.cloud();
        this.said = call.arguments().all("--nic");
        int minor = cloud.version().minor();
        this.knowsAuto = minor >= 37;
        this.knowsTags = minor >= 32 && minor <= 36 || minor >= 42;
    }

    /** The value of {@code networks} in the request. */
    Object networks() {
        if (said.isEmpty()) {
            return knowsAuto ? "auto" : List.of();
        }
        List<Object> nics = new ArrayList<>();
        String alone = null;
        for (String nic : said) {
            if (alone != null) {
                throw notTogether();
            }
            if (isWord(nic)) {
                if (!knowsAuto || !nics.isEmpty()) {
                    throw invalid(nic);
                }
                alone = nic;
            } else {
                nics.add(network(pairs(nic), nic));
            }
        }
        return alone == null ? nics : alone;
    }

    private Map<String, String> pairs(String nic) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : nic.split(",", -1)) {
            if (isWord(part)) {
                throw knowsAuto ? notTogether() : invalid(nic);
            }
            int equal = part.indexOf('=');
            String key = equal < 0 ? "" : part.substring(0, equal);
            String value = part.substring(equal + 1);
            if (key.equals("net-name")) {
                key = "net-id";
                value = new ImageFinder(cloud).networkId(value);
            }
            boolean known =
                    List.of("net-id", "v4-fixed-ip", "v6-fixed-ip", "port-id").contains(key)
                            || key.equals("tag") && knowsTags;
            if (!known || pairs.put(key, value) != null) {
                throw invalid(nic);
            }
        }
        return pairs;
    }

    private Map<String, Object> network(Map<String, String> pairs, String nic) {
        String v4 = pairs.getOrDefault("v4-fixed-ip", "");
        String v6 = pairs.getOrDefault("v6-fixed-ip", "");
        if (pairs.containsKey("v4-fixed-ip") && !IpText.isV4(v4)) {
            throw CommandFailure.because("Invalid ipv4 address.");
        }
        if (pairs.containsKey("v6-fixed-ip") && !IpText.isV6(v6)) {
            throw CommandFailure.because("Invalid ipv6 address.");
        }
        if (pairs.getOrDefault("net-id", "").isEmpty()
                == pairs.getOrDefault("port-id", "").isEmpty()) {
            throw invalid(nic);
        }
        if (!v4.isEmpty() && !v6.isEmpty()) {
            throw CommandFailure.because("Only one of 'v4-fixed-ip' and 'v6-fixed-ip' may be provided.");
        }
        Map<String, Object> network = new LinkedHashMap<>();
        put(network, "uuid", pairs.getOrDefault("net-id", ""));
        put(network, "fixed_ip", v4 + v6);
        put(network, "port", pairs.getOrDefault("port-id", ""));
        put(network, "tag", pairs.getOrDefault("tag", ""));
        return network;
    }

    private static void put(Map<String, Object> network, String key, String value) {
        if (!value.isEmpty()) {
            network.put(key, value);
        }
    }

    private static boolean isWord(String text) {
        return text.equals("auto") || text.equals("none");
    }

    private static CommandFailure notTogether() {
        return CommandFailure.because("'auto' or 'none' cannot be used with any other nic arguments");
    }

    private CommandFailure invalid(String nic) {
        return CommandFailure.because("Invalid nic argument '" + nic + "'. Nic arguments must be of the form --nic <"
                + (knowsAuto ? "auto,none," : "")
                + "net-id=net-uuid,net-name=network-name,v4-fixed-ip=ip-addr,v6-fixed-ip=ip-addr,port-id=port-uuid"
                + (knowsTags ? ",tag=tag" : "") + ">, with only one of net-id, net-name or port-id specified."
                + (knowsAuto ? " Specifying a --nic of auto or none cannot be used with any other --nic value." : ""));
    }
}

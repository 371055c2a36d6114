package nova.network.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.host.HostCommands.Outcome;
import nova.network.host.HostCommands.Tool;

/** Bridges of this machine and the way out of them. Every step may be repeated. */
final class Bridges {
    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private final HostCommands commands;

    Bridges(HostCommands commands) {
        this.commands = requireNonNull(commands, "commands");
    }

    /** A bridge that is up, bears the gateways, and masquerades what leaves its ranges. */
    void raise(LocalNetwork network) {
        String bridge = network.bridge();
        if (!exists(bridge)) {
            must(commands.run(Tool.IP, "link", "add", "name", bridge, "type", "bridge"), "add bridge " + bridge);
        }
        must(
                commands.run(Tool.IP, "link", "set", "dev", bridge, "mtu", Integer.toString(network.mtu()), "up"),
                "raise " + bridge);
        for (String address : network.gateways()) {
            must(commands.run(Tool.IP, "addr", "replace", address, "dev", bridge), "give " + address + " to " + bridge);
        }
        must(commands.run(Tool.NFT, List.of("-f", "-"), rules(network)), "masquerade " + bridge);
        forward();
    }

    /** Floating addresses come before the masquerade, which takes what is left. */
    static String rules(LocalNetwork network) {
        String table = LocalNetwork.tableOf(network.id());
        String masquerades = network.ranges().stream()
                .map(Cidr::toString)
                .map(range -> "    ip saddr " + range + " ip daddr != " + range + " masquerade\n")
                .collect(Collectors.joining());
        String leaving = network.floats().stream()
                .map(each -> "    ip saddr " + each.inside() + " ip daddr != " + rangeOf(network, each.inside())
                        + " snat to " + each.outside() + "\n")
                .collect(Collectors.joining());
        String arriving = network.floats().stream()
                .map(each -> "    ip daddr " + each.outside() + " dnat to " + each.inside() + "\n")
                .collect(Collectors.joining());
        return "add table ip " + table + "\ndelete table ip " + table + "\ntable ip " + table + " {\n"
                + chain("arrive", "prerouting priority -100", arriving)
                + chain("local", "output priority -100", arriving)
                + chain("leave", "postrouting priority 100", leaving + masquerades)
                + "}\n";
    }

    private static String chain(String name, String hook, String rules) {
        return "  chain " + name + " {\n    type nat hook " + hook + ";\n" + rules + "  }\n";
    }

    private static String rangeOf(LocalNetwork network, String address) {
        return network.ranges().stream()
                .filter(range -> range.contains(Ipv4.parse(address)))
                .findFirst()
                .map(Cidr::toString)
                .orElse(address);
    }

    private static void forward() {
        try {
            if (!Files.readString(FORWARDING).strip().equals("1")) {
                Files.writeString(FORWARDING, "1");
            }
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot switch on forwarding in " + FORWARDING, cause);
        }
    }

    boolean exists(String bridge) {
        return Files.exists(INTERFACES.resolve(bridge));
    }

    /** True while guests are plugged in. */
    boolean isUsed(String bridge) {
        try (Stream<Path> plugged = Files.list(INTERFACES.resolve(bridge).resolve("brif"))) {
            return plugged.findAny().isPresent();
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes a network off the machine; what is gone already is no matter. */
    void lower(String network) {
        String table = LocalNetwork.tableOf(network);
        commands.run(Tool.NFT, List.of("-f", "-"), "add table ip " + table + "\ndelete table ip " + table + "\n");
        String bridge = LocalNetwork.bridgeOf(network);
        if (exists(bridge)) {
            must(commands.run(Tool.IP, "link", "delete", "dev", bridge), "delete bridge " + bridge);
        }
    }

    private static void must(Outcome outcome, String what) {
        if (!outcome.ok()) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "cannot " + what + ": " + outcome.output());
        }
    }
}

package nova.network.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.store.FloatingIp;
import nova.network.store.Network;
import nova.network.store.Port;
import nova.network.store.Subnet;

/** What one network should be on this machine: its bridge, its ranges and who gets which address. */
record LocalNetwork(String id, int mtu, List<Subnet> subnets, List<Lease> leases, List<Float> floats) {
    /** An interface's name holds 15 bytes: three letters and this much of the id. */
    private static final int ID_CHARACTERS = 11;

    LocalNetwork {
        requireNonNull(id, "id");
        subnets = List.copyOf(subnets);
        leases = List.copyOf(leases);
        floats = List.copyOf(floats);
    }

    /** What comes for one address goes to another, and leaves as if it were the first. */
    record Float(String outside, String inside) {}

    /** One line of dnsmasq's host file. */
    record Lease(String mac, String ip) {
        String line() {
            return mac + ",host-" + ip.replace('.', '-') + "," + ip;
        }
    }

    static LocalNetwork of(Network network, List<Subnet> subnets, List<Port> ports, List<FloatingIp> floating) {
        List<Lease> leases = ports.stream()
                .flatMap(port -> port.addresses().stream().map(address -> new Lease(port.mac(), address.ip())))
                .toList();
        List<Float> floats = floating.stream()
                .flatMap(ip ->
                        ip.target().stream().map(target -> new Float(ip.place().address(), target.fixedIp())))
                .toList();
        return new LocalNetwork(network.id(), network.mtu(), subnets, leases, floats);
    }

    static String bridgeOf(String network) {
        return "brq" + network.substring(0, Math.min(ID_CHARACTERS, network.length()));
    }

    static String tableOf(String network) {
        return "nova_" + network.replace("-", "");
    }

    String bridge() {
        return bridgeOf(id);
    }

    /** The subnet that dnsmasq serves: the first with a gateway (which the bridge bears) and DHCP. */
    Optional<Subnet> served() {
        return subnets.stream()
                .filter(subnet -> subnet.dhcp() && subnet.gateway().isPresent())
                .findFirst();
    }

    /** The addresses of the bridge, as {@code ip addr} wants them. */
    List<String> gateways() {
        return subnets.stream()
                .flatMap(subnet -> subnet.gateway().stream()
                        .map(gateway -> gateway + "/" + subnet.cidr().prefixLength()))
                .toList();
    }

    List<Cidr> ranges() {
        return subnets.stream().map(Subnet::cidr).toList();
    }

    /** True when an address of another interface lies in one of our ranges: routes would contradict each other. */
    boolean clashesWith(Ipv4 foreign) {
        return ranges().stream().anyMatch(range -> range.contains(foreign));
    }
}

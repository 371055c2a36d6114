package nova.scheduler.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import nova.model.guest.HostInventory;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Rejects hosts outside of the network named by the hints {@code build_near_host_ip} and {@code cidr} (/24). */
public final class SimpleCIDRAffinityFilter implements HostFilter {
    @Override
    public String name() {
        return "SimpleCIDRAffinityFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<String> near = question.hint("build_near_host_ip");
        if (near.isEmpty()) {
            return List.of();
        }
        String cidr = question.hint("cidr").stream().findFirst().orElse("/24");
        Optional<Network> network = Network.of(near.getFirst(), cidr);
        return List.of(new HostCheck(
                name(),
                "an address in " + near.getFirst() + cidr,
                host -> network.filter(each -> each.contains(ip(host))).isPresent(),
                SimpleCIDRAffinityFilter::ip));
    }

    private static String ip(HostState host) {
        return host.hardware().inventory().map(HostInventory::hostIp).orElse("");
    }

    /** Literal addresses only: a name is never looked up. */
    private static Optional<byte[]> address(String text) {
        try {
            boolean literal = text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
            return literal ? Optional.of(InetAddress.getByName(text).getAddress()) : Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private record Network(byte[] address, int bits) {
        static Optional<Network> of(String address, String cidr) {
            String bits = cidr.startsWith("/") ? cidr.substring(1) : cidr;
            if (!bits.matches("[0-9]{1,3}")) {
                return Optional.empty();
            }
            return SimpleCIDRAffinityFilter.address(address).map(bytes -> new Network(bytes, Integer.parseInt(bits)));
        }

        boolean contains(String text) {
            byte[] other = SimpleCIDRAffinityFilter.address(text).orElse(new byte[0]);
            if (other.length != address.length || bits > address.length * 8) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

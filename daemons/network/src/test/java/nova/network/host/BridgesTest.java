package nova.network.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.store.FloatingIp;
import nova.network.store.Network;
import nova.network.store.Subnet;
import org.junit.jupiter.api.Test;

class BridgesTest {
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void floatingAddressesAreTranslatedBothWaysBeforeTheMasquerade() {
        Network network = new Network("n-1", "inside", "p", "", false, false, true, 1500, NOW, NOW);
        Cidr cidr = Cidr.parse("10.99.0.0/28");
        Subnet subnet = new Subnet(
                "s-1",
                "n-1",
                "",
                "p",
                "",
                cidr,
                Optional.of(Ipv4.parse("10.99.0.1")),
                true,
                List.of(),
                List.of(),
                NOW,
                NOW);
        FloatingIp floating = new FloatingIp(
                "f-1",
                "p",
                "",
                new FloatingIp.Place("public", "172.24.4.9", "own"),
                Optional.of(new FloatingIp.Target("port", "10.99.0.5", "router")),
                NOW,
                NOW);

        String rules = Bridges.rules(LocalNetwork.of(network, List.of(subnet), List.of(), List.of(floating)));

        String leave = rules.substring(rules.indexOf("chain leave"));
        assertTrue(rules.contains("ip daddr 172.24.4.9 dnat to 10.99.0.5"), rules);
        assertTrue(
                leave.indexOf("ip saddr 10.99.0.5 ip daddr != 10.99.0.0/28 snat to 172.24.4.9")
                        < leave.indexOf("masquerade"),
                rules);
        assertTrue(leave.contains("snat to 172.24.4.9"), rules);
    }
}

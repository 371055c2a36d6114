package nova.network;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** Group {@code [network]}: the stand-alone network service, where there is no Neutron. */
public record NetworkConfig(String listen, int port, String plug, String firstCidr, int mtu, String dnsServer) {
    /** Taps on bridges of this machine, with dnsmasq and nftables; needs root. */
    public static final String BRIDGE = "bridge";
    /** QEMU's own user networking: the guest reaches out, nobody reaches in. */
    public static final String USER = "user";

    public static final NetworkConfig DEFAULTS = new NetworkConfig("127.0.0.1", 9696, "auto", "10.21.0.0/24", 1500, "");

    public static final ConfigGroup<NetworkConfig> GROUP = ConfigGroup.of(
            "network",
            DEFAULTS,
            option("listen", "Address the network service listens on and is announced with."),
            option("port", "Port of the network service; 0 takes a free one.").between(0, 65_535),
            option(
                            "plug",
                            "How guests are plugged in: bridge (needs root), user (QEMU's user networking), or auto:"
                                    + " bridge for root, else user.")
                    .choices("auto", BRIDGE, USER),
            option("first_cidr", "Addresses of the network 'private' that a new service begins with."),
            option("mtu", "Largest packet of new networks, in bytes.").between(576, 9216),
            option("dns_server", "Name server told to guests; empty: this machine's bridge address, by dnsmasq."));

    public NetworkConfig {
        requireNonNull(listen, "listen");
        requireNonNull(plug, "plug");
        requireNonNull(firstCidr, "firstCidr");
        requireNonNull(dnsServer, "dnsServer");
    }
}

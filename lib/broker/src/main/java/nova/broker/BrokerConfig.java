package nova.broker;

import static java.util.Objects.requireNonNull;

/** Where the broker listens and how much it keeps. Port 0 picks a free one. */
public record BrokerConfig(String bindHost, int bindPort, int maxMemoryMib, int maxConnections) {
    public static final BrokerConfig DEFAULTS = new BrokerConfig("127.0.0.1", 5672, 256, 20_000);

    public BrokerConfig {
        requireNonNull(bindHost, "bindHost");
    }

    public BrokerConfig at(String host, int port) {
        return new BrokerConfig(host, port, maxMemoryMib, maxConnections);
    }
}

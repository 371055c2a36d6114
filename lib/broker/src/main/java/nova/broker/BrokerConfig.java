package nova.broker;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/**
 * {@code [broker]}: where the broker listens, whom it knows and how much it keeps. Port 0 picks a free one. Host and
 * port that are not given are those of {@code transport_url}.
 */
public record BrokerConfig(
        Optional<String> bindHost,
        Optional<Integer> bindPort,
        Optional<Path> credentialsFile,
        int maxMemoryMib,
        int maxConnections) {
    public static final BrokerConfig DEFAULTS =
            new BrokerConfig(Optional.empty(), Optional.empty(), Optional.empty(), 256, 20_000);

    public static final ConfigGroup<BrokerConfig> GROUP = ConfigGroup.of(
            "broker",
            DEFAULTS,
            option("bind_host", "Address to listen on; that of transport_url unless set."),
            option("bind_port", "Port to listen on; that of transport_url unless set."),
            option(
                    "credentials_file",
                    "Users, one 'user = password' per line; without it the user of transport_url is the only one."),
            option("max_memory_mib", "Messages kept altogether; more are dropped.")
                    .between(16, 1 << 20),
            option("max_connections", "Connections at a time.").between(1, 1_000_000));

    public BrokerConfig {
        requireNonNull(bindHost, "bindHost");
        requireNonNull(bindPort, "bindPort");
        requireNonNull(credentialsFile, "credentialsFile");
    }

    public BrokerConfig at(String host, int port) {
        return new BrokerConfig(Optional.of(host), Optional.of(port), credentialsFile, maxMemoryMib, maxConnections);
    }

    /** Where to listen; loopback and AMQP's own port when nobody said. */
    String host() {
        return bindHost.orElse("127.0.0.1");
    }

    int port() {
        return bindPort.orElse(5672);
    }
}

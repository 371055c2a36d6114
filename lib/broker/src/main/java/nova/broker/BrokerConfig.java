package nova.broker;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
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
        int maxConnections,
        Optional<Path> sslCertFile,
        Optional<Path> sslKeyFile,
        Optional<Path> sslCaFile) {
    public static final BrokerConfig DEFAULTS = new BrokerConfig(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            256,
            20_000,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

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
            option("max_connections", "Connections at a time.").between(1, 1_000_000),
            option("ssl_cert_file", "PEM file of the broker's certificate; with it the port speaks TLS alone."),
            option("ssl_key_file", "PEM file of its key."),
            option(
                    "ssl_ca_file",
                    "PEM file of the authority that signs clients; with it they must show a certificate."));

    public BrokerConfig {
        requireNonNull(bindHost, "bindHost");
        requireNonNull(bindPort, "bindPort");
        requireNonNull(credentialsFile, "credentialsFile");
        requireNonNull(sslCertFile, "sslCertFile");
        requireNonNull(sslKeyFile, "sslKeyFile");
        requireNonNull(sslCaFile, "sslCaFile");
        if (sslCertFile.isPresent() != sslKeyFile.isPresent() || sslCaFile.isPresent() && sslCertFile.isEmpty()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "[broker] ssl_cert_file and ssl_key_file go together, and ssl_ca_file needs them");
        }
    }

    public BrokerConfig at(String host, int port) {
        return new BrokerConfig(
                Optional.of(host),
                Optional.of(port),
                credentialsFile,
                maxMemoryMib,
                maxConnections,
                sslCertFile,
                sslKeyFile,
                sslCaFile);
    }

    /** Speaking TLS with this certificate, and with {@code ca} only to clients that it signed. */
    public BrokerConfig withTls(Path certificate, Path key, Path ca) {
        return new BrokerConfig(
                bindHost,
                bindPort,
                credentialsFile,
                maxMemoryMib,
                maxConnections,
                Optional.of(certificate),
                Optional.of(key),
                Optional.of(ca));
    }

    /** Where to listen; loopback and AMQP's own port when nobody said. */
    String host() {
        return bindHost.orElse("127.0.0.1");
    }

    int port() {
        return bindPort.orElse(5672);
    }
}

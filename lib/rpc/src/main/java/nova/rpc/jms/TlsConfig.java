package nova.rpc.jms;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.ConfigGroup;
import nova.runtime.tls.PemFiles;

/** TLS to the broker, when {@code transport_url} begins with amqps: {@code [oslo_messaging_amqp]}. */
public record TlsConfig(Optional<Path> sslCaFile, Optional<Path> sslCertFile, Optional<Path> sslKeyFile) {
    public static final TlsConfig DEFAULTS = new TlsConfig(Optional.empty(), Optional.empty(), Optional.empty());

    public static final ConfigGroup<TlsConfig> GROUP = ConfigGroup.of(
            "oslo_messaging_amqp",
            DEFAULTS,
            option("ssl_ca_file", "PEM file of the authorities that sign brokers; the JDK's unless set."),
            option("ssl_cert_file", "PEM file of this process's certificate, for brokers that ask for one."),
            option("ssl_key_file", "PEM file of its key."));

    public TlsConfig {
        requireNonNull(sslCaFile, "sslCaFile");
        requireNonNull(sslCertFile, "sslCertFile");
        requireNonNull(sslKeyFile, "sslKeyFile");
        if (sslCertFile.isPresent() != sslKeyFile.isPresent()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "[oslo_messaging_amqp] ssl_cert_file and ssl_key_file go together: set both or none");
        }
    }

    PemFiles files() {
        return new PemFiles(
                sslCaFile,
                sslCertFile.map(certificate -> new PemFiles.Identity(certificate, sslKeyFile.orElseThrow())));
    }
}

package nova.rpc.jms;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.ConfigGroup;

/** Where the broker is, as Nova has it: {@code [DEFAULT] transport_url}. */
public record MessagingConfig(String transportUrl) {
    public static final MessagingConfig DEFAULTS = new MessagingConfig("");

    public static final ConfigGroup<MessagingConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option(
                            "transport_url",
                            "The message broker: amqp://user:password@host:port/ ; several brokers of one cluster with"
                                    + " commas between. The user of a compute host is compute.<host>.")
                    .secret());

    public MessagingConfig {
        requireNonNull(transportUrl, "transportUrl");
    }

    /** The broker to speak to; says what is missing when there is none. */
    public TransportUrl url() {
        if (transportUrl.isBlank()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "[DEFAULT] transport_url is not set; write amqp://user:password@host:port/ of the broker");
        }
        return TransportUrl.parse(transportUrl.strip());
    }
}

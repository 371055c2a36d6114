package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * A message ready for the broker. {@code wellKnown} addresses are few and get a producer of their own; {@code
 * correlation} is the call's secret, sent with a request and given back with its answer.
 */
record Mail(
        String address,
        boolean wellKnown,
        String frame,
        Optional<String> replyTo,
        Optional<String> correlation,
        Duration life) {
    Mail {
        requireNonNull(address, "address");
        requireNonNull(frame, "frame");
        requireNonNull(replyTo, "replyTo");
        requireNonNull(correlation, "correlation");
        requireNonNull(life, "life");
    }

    static Mail cast(nova.rpc.Carrier.Outgoing message) {
        return new Mail(
                message.address(),
                message.host().isEmpty(),
                message.frame(),
                Optional.empty(),
                Optional.empty(),
                message.life());
    }

    static Mail answer(String address, String correlation, String frame, Duration life) {
        return new Mail(address, false, frame, Optional.empty(), Optional.of(correlation), life);
    }
}

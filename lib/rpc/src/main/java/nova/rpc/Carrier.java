package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;

/** What moves encoded messages for the {@link Clients}: JMS, memory, or the simulation. */
public interface Carrier {
    /** Hands the message over; it may be lost, late or doubled. Returns within a second, whatever the broker does. */
    void cast(Outgoing message);

    /**
     * Sends the message and waits for the encoded {@link Reply}, at most {@code message.life()}; then a NovaException
     * TIMEOUT. The message may arrive twice.
     */
    String call(Outgoing message);

    /** {@code what} names contract and method for people; {@code host} is whose answer alone counts. */
    record Outgoing(String address, Optional<HostName> host, String what, String frame, Duration life) {
        public Outgoing {
            requireNonNull(address, "address");
            requireNonNull(host, "host");
            requireNonNull(what, "what");
            requireNonNull(frame, "frame");
            requireNonNull(life, "life");
        }

        /** What the caller is told when nobody answered. */
        public NovaException timeout() {
            return new NovaException(
                    ErrorCode.TIMEOUT,
                    "%s did not answer %s within %d s; is it running and connected?"
                            .formatted(address, what, life.toSeconds()));
        }
    }
}

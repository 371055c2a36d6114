package nova.rpc;

import java.util.Optional;
import nova.model.host.HostName;

/** One process's door to the broker. Implementations: JMS over AMQP, and in memory (which encodes too). */
public interface Rpc extends AutoCloseable {
    /**
     * A client of {@code contract}. A call waits for its answer; the answerer's NovaException is thrown again here with
     * its code and message. A cast returns when the message was handed to the client library, never waits for a broker
     * that is away longer than a second, and drops the message then: senders repeat by their own rules.
     */
    <T> T client(Class<T> contract);

    /** Serves {@code contract} with {@code handler} until the returned handle is closed. */
    <T> AutoCloseable serve(Class<T> contract, T handler, Serving serving);

    /** Drops the connection to the broker and makes it anew; for a process that has heard nothing for too long. */
    default void reconnect() {}

    @Override
    void close();

    /**
     * How to serve. {@code host} is present for per-host contracts; the consumer is then exclusive. At most
     * {@code concurrency} requests run at a time, each on a virtual thread with its RequestContext and {@link Sender}
     * bound; contracts that one process serves at the same address share the sum of theirs.
     */
    record Serving(Optional<HostName> host, int concurrency) {
        public static Serving shared(int concurrency) {
            return new Serving(Optional.empty(), concurrency);
        }

        public static Serving at(HostName host, int concurrency) {
            return new Serving(Optional.of(host), concurrency);
        }
    }
}

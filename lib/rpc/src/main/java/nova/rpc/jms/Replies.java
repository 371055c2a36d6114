package nova.rpc.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.Sender;
import nova.runtime.port.Platform;

/** The calls of this process that wait for an answer, by their unguessable correlation ids. */
final class Replies {
    static final int MAX_WAITING_CALLS = 10_000;

    private static final Logger LOG = System.getLogger(Replies.class.getName());
    private static final int SECRET_BYTES = 16;

    private final Platform platform;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> waiting = new ConcurrentHashMap<>();

    Replies(Platform platform) {
        this.platform = platform;
    }

    /** One waiting call; {@code host} is the only host whose answer counts, when a host was asked. */
    final class Pending implements AutoCloseable {
        private final String correlation;
        private final Optional<HostName> host;
        private final Platform.Signal news = platform.newSignal();
        private final AtomicReference<String> answer = new AtomicReference<>();

        private Pending(String correlation, Optional<HostName> host) {
            this.correlation = correlation;
            this.host = host;
        }

        String correlation() {
            return correlation;
        }

        /** The answer; or empty after {@code limit}, or earlier when the connection was made anew. */
        Optional<String> await(Duration limit) {
            if (answer.get() == null) {
                news.await(limit);
            }
            return Optional.ofNullable(answer.get());
        }

        private void take(String frame) {
            answer.compareAndSet(null, frame);
            news.raise();
        }

        @Override
        public void close() {
            waiting.remove(correlation);
        }
    }

    Pending expect(Optional<HostName> host) {
        if (waiting.size() >= MAX_WAITING_CALLS) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "too many calls wait for answers (" + MAX_WAITING_CALLS + "); ask again later");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Pending pending = new Pending(HexFormat.of().formatHex(secret), host);
        waiting.put(pending.correlation(), pending);
        return pending;
    }

    int size() {
        return waiting.size();
    }

    /** Takes a message from our reply queue; answers nobody waits for, and answers by others than asked, are dropped. */
    void arrived(Message message) {
        try {
            String correlation = String.valueOf(message.getJMSCorrelationID());
            Pending pending = waiting.get(correlation);
            if (pending == null) {
                LOG.log(Level.DEBUG, "answer dropped: nobody waits for it");
                return;
            }
            String user = Incoming.user(message);
            if (!mayAnswer(user, pending.host)) {
                LOG.log(
                        Level.WARNING,
                        "answer dropped: not from whom was asked, user={0} asked={1}",
                        user,
                        pending.host);
                return;
            }
            pending.take(message.getBody(String.class));
        } catch (JMSException unreadable) {
            LOG.log(Level.WARNING, "answer dropped: not readable, reason={0}", unreadable.getMessage());
        }
    }

    private static boolean mayAnswer(String user, Optional<HostName> asked) {
        Optional<HostName> confined = Sender.confinedTo(user);
        return !user.isEmpty() && (confined.isEmpty() || confined.equals(asked));
    }

    /** A new connection: requests sent on the old one may be lost, so their callers send again. */
    void connectedAnew() {
        waiting.values().forEach(pending -> pending.news.raise());
    }
}

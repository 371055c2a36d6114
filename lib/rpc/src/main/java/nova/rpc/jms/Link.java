package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.rpc.jms.TransportUrl.Broker;
import nova.runtime.port.Platform;

/**
 * The one connection of the process, made again whenever it breaks, by one thread and one path: at start, after a
 * restart of the broker, after a refused login. Each connection is a {@link Live} with a number; what belonged to an
 * older one is thrown away with it.
 */
final class Link implements AutoCloseable {
    static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(5);
    static final Duration REMIND_EVERY = Duration.ofSeconds(10);
    static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(Link.class.getName());

    private final Platform platform;
    private final TransportUrl url;
    private final Connector connector;
    private final Consumer<Live> whenLive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Live> live = Optional.empty(); // guarded by lock
    private String waitingBecause = "connecting"; // guarded by lock
    private long brokenUpTo; // guarded by lock
    private boolean closed; // guarded by lock
    private final Platform.Signal closing;
    private final Platform.Signal ended;
    private long generation; // only the link's thread

    /** Opens, starts and prepares one connection, calling {@code broken} when it ends. */
    interface Connector {
        Live connect(Broker broker, long generation, Consumer<Throwable> broken) throws JMSException;
    }

    /** One connection, with its sessions for sending; it consumes our reply queue already. */
    record Live(long generation, long sinceNanos, Connection connection, Senders senders) {
        Live {
            requireNonNull(connection, "connection");
            requireNonNull(senders, "senders");
        }
    }

    Link(Platform platform, TransportUrl url, Connector connector, Consumer<Live> whenLive) {
        this.platform = platform;
        this.url = url;
        this.connector = connector;
        this.whenLive = whenLive;
        this.closing = platform.newSignal();
        this.ended = platform.newSignal();
    }

    void open() {
        platform.start("broker link", this::run);
    }

    /** The connection, or empty when there was none within {@code limit} or this link was closed. */
    Optional<Live> await(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (live.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return live;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean isCurrent(Live one) {
        lock.lock();
        try {
            return live.isPresent() && live.get().generation() == one.generation();
        } finally {
            lock.unlock();
        }
    }

    /** What keeps us from the broker; empty when connected. */
    Optional<String> waitingFor() {
        lock.lock();
        try {
            return live.isPresent()
                    ? Optional.empty()
                    : Optional.of("no connection to the broker at " + url.brokers() + ": " + waitingBecause);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed()) {
            connect().ifPresent(this::useUntilBroken);
        }
        ended.raise();
    }

    /** Tries the brokers in turn with growing pauses until one takes us; empty when closed meanwhile. */
    private Optional<Live> connect() {
        Duration pause = FIRST_PAUSE;
        long reminded = platform.nanos() - REMIND_EVERY.toNanos();
        while (true) {
            for (Broker broker : url.brokers()) {
                if (isClosed()) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(connect(broker));
                } catch (JMSException away) {
                    note(reason(away));
                    pause = away instanceof JMSSecurityException ? PAUSE_AFTER_REFUSAL : pause;
                    if (platform.nanos() - reminded >= REMIND_EVERY.toNanos()) {
                        reminded = platform.nanos();
                        LOG.log(
                                Level.WARNING,
                                "waiting for the broker: broker={0} user={1} reason={2}",
                                broker,
                                url.user(),
                                reason(away));
                    }
                }
            }
            closing.await(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Live connect(Broker broker) throws JMSException {
        long number = ++generation;
        Live made = connector.connect(broker, number, why -> broken(number, why));
        LOG.log(Level.INFO, "broker connected: broker={0} user={1}", broker, url.user());
        return made;
    }

    private void useUntilBroken(Live made) {
        if (publish(made)) {
            whenLive.accept(made);
            awaitEnd();
        }
        if (isClosed()) {
            closeQuietly(made);
        } else {
            // a dead connection may take its time to close; the next one does not wait for that
            platform.start("broker link end", () -> closeQuietly(made));
        }
    }

    private boolean publish(Live made) {
        lock.lock();
        try {
            if (closed || brokenUpTo >= made.generation()) {
                return false;
            }
            live = Optional.of(made);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd() {
        lock.lock();
        try {
            while (live.isPresent() && !closed) {
                changed.awaitUninterruptibly();
            }
            live = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the connection, if there is one, for a new one. */
    void renew() {
        await(Duration.ZERO)
                .ifPresent(now -> broken(
                        now.generation(),
                        new NovaException(ErrorCode.UNAVAILABLE, "nothing was heard over it for long")));
    }

    /** Ends connection {@code number}, if it is still the current one. */
    private void broken(long number, Throwable why) {
        lock.lock();
        try {
            brokenUpTo = Math.max(brokenUpTo, number);
            if (live.isPresent() && live.get().generation() == number) {
                LOG.log(Level.WARNING, "broker connection lost: user={0} reason={1}", url.user(), reason(why));
                live = Optional.empty();
                waitingBecause = reason(why);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void note(String reason) {
        lock.lock();
        try {
            waitingBecause = reason;
        } finally {
            lock.unlock();
        }
    }

    private static String reason(Throwable why) {
        return String.valueOf(why.getMessage());
    }

    private static void closeQuietly(Live made) {
        try {
            made.connection().close();
        } catch (JMSException alreadyGone) {
            LOG.log(Level.DEBUG, "closing a broken connection: reason={0}", alreadyGone.getMessage());
        }
    }

    /** Ends the connection and waits for its end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        closing.raise();
        if (!ended.await(CLOSE_LIMIT)) {
            LOG.log(Level.WARNING, "broker connection did not close in time: limit={0}", CLOSE_LIMIT);
        }
    }
}

package nova.rpc.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import nova.model.host.HostName;
import nova.rpc.Dispatcher;
import nova.rpc.jms.Incoming.AnswerTo;
import nova.rpc.jms.Link.Live;
import nova.runtime.port.Platform;

/**
 * Consumes one address for all contracts this process serves there. One thread receives, and only while there is room
 * to run what comes; each request runs on a thread of its own.
 */
final class Receiver implements AutoCloseable {
    static final Duration POLL = Duration.ofSeconds(2);
    static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);
    static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(Receiver.class.getName());

    private final Platform platform;
    private final Link link;
    private final String address;
    private final Optional<HostName> host;
    private final BiConsumer<AnswerTo, String> answers;
    private final Dispatcher dispatcher;
    private final Room room = new Room();
    private final AtomicInteger running = new AtomicInteger();
    private final Platform.Signal idle;
    private volatile Optional<MessageConsumer> consuming = Optional.empty();
    private final Platform.Signal stop;
    private volatile boolean stopped;

    /** Requests that may run beside those that do. */
    private static final class Room extends Semaphore {
        private static final long serialVersionUID = 1L;

        Room() {
            super(0);
        }

        void reduce(int less) {
            reducePermits(less);
        }
    }

    Receiver(
            Platform platform,
            Link link,
            String address,
            Optional<HostName> host,
            BiConsumer<AnswerTo, String> answers) {
        this.platform = platform;
        this.link = link;
        this.address = address;
        this.host = host;
        this.answers = answers;
        this.dispatcher = new Dispatcher(platform);
        this.stop = platform.newSignal();
        this.idle = platform.newSignal();
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    void widen(int more) {
        room.release(more);
    }

    /** Takes back the room of a contract that is served no more. */
    void narrow(int less) {
        room.reduce(less);
    }

    /** Waits until no request runs any more, within a limit. */
    void awaitIdle() {
        if (running.get() > 0 && !idle.await(DRAIN_LIMIT)) {
            LOG.log(Level.WARNING, "requests still run: address={0} limit={1}", address, DRAIN_LIMIT);
        }
    }

    void start() {
        platform.start("rpc receiver " + address, this::run);
    }

    private void run() {
        while (!stopped && !link.isClosed()) {
            link.await(POLL).ifPresent(this::consume);
        }
    }

    private void consume(Live live) {
        try (Session session = live.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
            LOG.log(Level.DEBUG, "consuming: address={0}", address);
            consuming = Optional.of(consumer);
            while (!stopped && link.isCurrent(live)) {
                receive(consumer);
            }
        } catch (JMSException failed) {
            if (!stopped && link.isCurrent(live)) {
                LOG.log(Level.WARNING, "cannot consume: address={0} reason={1}", address, failed.getMessage());
                stop.await(PAUSE_AFTER_REFUSAL);
            }
        }
    }

    private void receive(MessageConsumer consumer) throws JMSException {
        boolean roomTaken = false;
        try {
            roomTaken = room.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
            Message message = roomTaken ? consumer.receive(POLL.toMillis()) : null;
            if (message != null) {
                Incoming request = Incoming.of(message);
                running.incrementAndGet();
                platform.start("rpc " + address, () -> handle(request));
                roomTaken = false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            if (roomTaken) {
                room.release();
            }
        }
    }

    private void handle(Incoming request) {
        try {
            if (request.user().isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "message dropped: it names no user, address={0}; is the sender check installed in the broker?",
                        address);
                return;
            }
            Optional<String> answer = dispatcher.dispatch(request.frame(), request.user(), host);
            request.answer().ifPresent(to -> answer.ifPresent(frame -> answers.accept(to, frame)));
        } finally {
            room.release();
            if (running.decrementAndGet() == 0 && stopped) {
                idle.raise();
            }
        }
    }

    /** Consumes no more; what runs goes on. */
    @Override
    public void close() {
        stopped = true;
        stop.raise();
        consuming.ifPresent(Receiver::closeQuietly);
    }

    /** The one call JMS allows from another thread: it wakes the one that receives. */
    private static void closeQuietly(MessageConsumer consumer) {
        try {
            consumer.close();
        } catch (JMSException gone) {
            LOG.log(Level.DEBUG, "consumer was gone: reason={0}", gone.getMessage());
        }
    }
}

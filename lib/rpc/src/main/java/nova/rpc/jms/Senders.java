package nova.rpc.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nova.runtime.port.Platform;

/**
 * The sessions of one connection that send. A session belongs to one thread at a time: whoever sends takes one and
 * puts it back. One that failed is thrown away.
 */
final class Senders {
    static final int MAX_SESSIONS = 8;

    /** Well-known addresses that get a producer of their own, per session; there are fewer contracts than this. */
    static final int MAX_OWN_PRODUCERS = 16;

    private static final Logger LOG = System.getLogger(Senders.class.getName());

    private final Platform platform;
    private final Connection connection;
    private final Semaphore room = new Semaphore(MAX_SESSIONS);
    private final Deque<Slot> free = new ConcurrentLinkedDeque<>();

    Senders(Platform platform, Connection connection) {
        this.platform = platform;
        this.connection = connection;
    }

    /** Hands {@code mail} to the client library within about {@code limit}; false when that did not come about. */
    boolean send(Mail mail, Duration limit) throws JMSException {
        long end = platform.nanos() + limit.toNanos();
        try {
            if (!room.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        Slot slot = free.pollFirst();
        if (slot == null || !slot.readyFor(mail)) {
            return prepareAndSend(slot, mail, Duration.ofNanos(end - platform.nanos()));
        }
        try {
            sendWith(slot, mail);
            return true;
        } finally {
            room.release();
        }
    }

    /**
     * Making sessions and producers asks the broker, and a broker that hangs is noticed only later: who sends does not
     * wait for that longer than its limit. The message may still go out afterwards.
     */
    private boolean prepareAndSend(Slot known, Mail mail, Duration limit) {
        Platform.Signal done = platform.newSignal();
        AtomicBoolean sent = new AtomicBoolean();
        platform.start("rpc sender", () -> {
            try {
                sendWith(known == null ? new Slot(connection) : known, mail);
                sent.set(true);
            } catch (JMSException failed) {
                LOG.log(Level.DEBUG, "send failed: address={0} reason={1}", mail.address(), failed.getMessage());
            } finally {
                room.release();
                done.raise();
            }
        });
        return done.await(limit) && sent.get();
    }

    private void sendWith(Slot slot, Mail mail) throws JMSException {
        boolean sent = false;
        try {
            slot.send(mail);
            sent = true;
        } finally {
            if (sent) {
                free.addFirst(slot);
            } else {
                slot.close();
            }
        }
    }

    private static final class Slot {
        private final Session session;
        private final MessageProducer anywhere;
        private final Map<String, MessageProducer> own = new HashMap<>();

        Slot(Connection connection) throws JMSException {
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            anywhere = lean(session.createProducer(null));
        }

        /** Whether sending this asks the broker nothing first. */
        boolean readyFor(Mail mail) {
            return !getsOwn(mail) || own.containsKey(mail.address());
        }

        private boolean getsOwn(Mail mail) {
            return mail.wellKnown() && (own.size() < MAX_OWN_PRODUCERS || own.containsKey(mail.address()));
        }

        void send(Mail mail) throws JMSException {
            Message message = session.createTextMessage(mail.frame());
            if (mail.replyTo().isPresent()) {
                message.setJMSReplyTo(session.createQueue(mail.replyTo().get()));
            }
            if (mail.correlation().isPresent()) {
                message.setJMSCorrelationID(mail.correlation().get());
            }
            long lifeMillis = Math.max(1, mail.life().toMillis());
            if (getsOwn(mail)) {
                producer(mail.address())
                        .send(message, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, lifeMillis);
            } else {
                Queue queue = session.createQueue(mail.address());
                anywhere.send(queue, message, DeliveryMode.NON_PERSISTENT, Message.DEFAULT_PRIORITY, lifeMillis);
            }
        }

        private MessageProducer producer(String address) throws JMSException {
            MessageProducer known = own.get(address);
            if (known == null) {
                known = lean(session.createProducer(session.createQueue(address)));
                own.put(address, known);
            }
            return known;
        }

        private static MessageProducer lean(MessageProducer producer) throws JMSException {
            producer.setDisableMessageID(true);
            producer.setDisableMessageTimestamp(true);
            return producer;
        }

        void close() {
            try {
                session.close();
            } catch (JMSException alreadyGone) {
                LOG.log(Level.DEBUG, "closing a failed session: reason={0}", alreadyGone.getMessage());
            }
        }
    }
}

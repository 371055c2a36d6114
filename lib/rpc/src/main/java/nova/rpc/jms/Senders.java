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

/**
 * The sessions of one connection that send. A session belongs to one thread at a time: whoever sends takes one and
 * puts it back. One that failed is thrown away.
 */
final class Senders {
    static final int MAX_SESSIONS = 8;

    /** Well-known addresses that get a producer of their own, per session; there are fewer contracts than this. */
    static final int MAX_OWN_PRODUCERS = 16;

    private static final Logger LOG = System.getLogger(Senders.class.getName());

    private final Connection connection;
    private final Semaphore room = new Semaphore(MAX_SESSIONS);
    private final Deque<Slot> free = new ConcurrentLinkedDeque<>();

    Senders(Connection connection) {
        this.connection = connection;
    }

    /** Hands {@code mail} to the client library within about {@code limit}; false when no session came free. */
    boolean send(Mail mail, Duration limit) throws JMSException {
        try {
            if (!room.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            Slot slot = free.pollFirst();
            sendWith(slot == null ? new Slot(connection) : slot, mail);
            return true;
        } finally {
            room.release();
        }
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

        void send(Mail mail) throws JMSException {
            Message message = session.createTextMessage(mail.frame());
            if (mail.replyTo().isPresent()) {
                message.setJMSReplyTo(session.createQueue(mail.replyTo().get()));
            }
            if (mail.correlation().isPresent()) {
                message.setJMSCorrelationID(mail.correlation().get());
            }
            long lifeMillis = Math.max(1, mail.life().toMillis());
            if (mail.wellKnown() && (own.size() < MAX_OWN_PRODUCERS || own.containsKey(mail.address()))) {
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

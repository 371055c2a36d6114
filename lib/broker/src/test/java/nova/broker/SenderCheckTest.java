package nova.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with a client of its own making, which says of itself what it likes. */
final class SenderCheckTest {
    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(
                BrokerConfig.DEFAULTS.at("127.0.0.1", 0),
                Credentials.of(Map.of("control", "c", "compute.h1", "1", "compute.h2", "2")));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Connection connect(String user, String password, boolean honest) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory("amqp://127.0.0.1:" + broker.port()
                + "?jms.forceSyncSend=true&jms.validatePropertyNames=false&jms.populateJMSXUserID=" + honest);
        Connection connection = factory.createConnection(user, password);
        connection.start();
        return connection;
    }

    private void send(Connection connection, String address, String claimedUser) throws JMSException {
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(address))) {
            Message message = session.createTextMessage("hello");
            if (claimedUser != null) {
                message.setStringProperty("JMSXUserID", claimedUser);
            }
            producer.send(message, DeliveryMode.NON_PERSISTENT, 4, 10_000);
        }
    }

    private String userOfNext(String address) throws JMSException {
        try (Connection control = connect("control", "c", true);
                Session session = control.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
            Message message = consumer.receive(1_000);
            return message == null ? null : message.getStringProperty("JMSXUserID");
        }
    }

    @Test
    void anHonestMessageArrivesWithItsUser() throws JMSException {
        try (Connection host = connect("compute.h1", "1", true)) {
            send(host, "nova.conductor", null);
        }
        assertEquals("compute.h1", userOfNext("nova.conductor"));
    }

    @Test
    void aMessageInAnothersNameIsRefused() throws JMSException {
        try (Connection host = connect("compute.h1", "1", false)) {
            assertThrows(JMSException.class, () -> send(host, "nova.conductor", "compute.h2"));
            assertThrows(JMSException.class, () -> send(host, "nova.conductor", "control"));
        }
        assertNull(userOfNext("nova.conductor"));
    }

    @Test
    void aMessageWithoutANameIsRefused() throws JMSException {
        try (Connection host = connect("compute.h1", "1", false)) {
            assertThrows(JMSException.class, () -> send(host, "nova.conductor", null));
        }
        assertNull(userOfNext("nova.conductor"));
    }

    @Test
    void aHostCannotConsumeFromOthers() throws JMSException {
        try (Connection host = connect("compute.h1", "1", true);
                Session session = host.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            for (String address : new String[] {"nova.compute.h2", "nova.conductor", "nova.reply.control.run"}) {
                assertThrows(JMSException.class, () -> session.createConsumer(session.createQueue(address)), address);
            }
            assertNotNull(session.createConsumer(session.createQueue("nova.compute.h1")));
        }
    }

    @Test
    void aHostCannotSendToOthers() throws JMSException {
        try (Connection host = connect("compute.h1", "1", true)) {
            assertThrows(JMSException.class, () -> send(host, "nova.compute.h2", null));
            assertThrows(JMSException.class, () -> send(host, "nova.scheduler", null));
            assertThrows(JMSException.class, () -> send(host, "activemq.management", null));
        }
    }

    @Test
    void theSecondConsumerOfAHostQueueStandsBy() throws JMSException {
        try (Connection first = connect("compute.h1", "1", true);
                Connection second = connect("compute.h1", "1", true);
                Session one = first.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Session two = second.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Connection control = connect("control", "c", true)) {
            MessageConsumer owner = one.createConsumer(one.createQueue("nova.compute.h1"));
            MessageConsumer standby = two.createConsumer(two.createQueue("nova.compute.h1"));
            send(control, "nova.compute.h1", null);
            send(control, "nova.compute.h1", null);
            assertNotNull(owner.receive(2_000));
            assertNotNull(owner.receive(2_000));
            assertNull(standby.receiveNoWait());
        }
    }
}

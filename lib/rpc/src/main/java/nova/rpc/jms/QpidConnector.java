package nova.rpc.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import nova.rpc.jms.Link.Live;
import nova.rpc.jms.TransportUrl.Broker;
import nova.runtime.port.Platform;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.JmsDestination;
import org.apache.qpid.jms.JmsSession;
import org.apache.qpid.jms.policy.JmsPrefetchPolicy;

/** Makes connections with Qpid JMS. Its own failover is not used: {@link Link} has one way for every kind of loss. */
final class QpidConnector implements Link.Connector {
    private static final Logger LOG = System.getLogger(QpidConnector.class.getName());

    private static final String OPTIONS =
            "?transport.connectTimeout=3000&amqp.idleTimeout=15000&amqp.saslMechanisms=PLAIN"
                    + "&jms.connectTimeout=5000&jms.requestTimeout=5000&jms.sendTimeout=1000&jms.closeTimeout=2000"
                    + "&jms.populateJMSXUserID=true";

    private final Platform platform;
    private final TransportUrl url;
    private final Optional<SSLContext> tls;
    private final String replyAddress;
    private final Replies replies;

    QpidConnector(Platform platform, TransportUrl url, Optional<SSLContext> tls, String replyAddress, Replies replies) {
        this.platform = platform;
        this.url = url;
        this.tls = tls;
        this.replyAddress = replyAddress;
        this.replies = replies;
    }

    @Override
    public Live connect(Broker broker, long generation, Consumer<Throwable> broken) throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory((url.tls() ? "amqps://" : "amqp://") + broker + OPTIONS);
        tls.ifPresent(factory::setSslContext);
        factory.setPrefetchPolicy(new Prefetch());
        Connection connection = factory.createConnection(url.user(), url.password());
        boolean ready = false;
        try {
            ((JmsConnection) connection).addConnectionListener(new ConnectionWatch(broken));
            connection.setExceptionListener(QpidConnector::refused);
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(replyAddress)).setMessageListener(replies::arrived);
            ready = true;
            return new Live(generation, platform.nanos(), connection, new Senders(platform, connection));
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /** What the broker says about messages it did not take. The end of a connection is told here too, and elsewhere. */
    private static void refused(JMSException why) {
        boolean aboutMessage = why instanceof JMSSecurityException || why instanceof ResourceAllocationException;
        LOG.log(
                aboutMessage ? Level.WARNING : Level.DEBUG,
                "the broker refused or ended something: reason={0}",
                why.getMessage());
    }

    /** Few messages wait at a consumer of a shared queue, where others are idle; one at a host, which works in order. */
    private static final class Prefetch implements JmsPrefetchPolicy {
        static final int SHARED = 32;
        static final int HOST = 1;

        @Override
        public JmsPrefetchPolicy copy() {
            return this;
        }

        @Override
        public int getConfiguredPrefetch(
                JmsSession session, JmsDestination destination, boolean durable, boolean browser) {
            return destination.getAddress().startsWith("nova.compute.") ? HOST : SHARED;
        }
    }
}

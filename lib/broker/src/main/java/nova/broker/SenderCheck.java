package nova.broker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * Refuses messages whose AMQP {@code user-id} is not the user of the connection that sends them: Artemis does not stamp
 * AMQP messages itself, and receivers trust that field. Also refuses what is larger than any message of ours. For a
 * broker of its own, this jar goes on its class path and this class into {@code broker-plugins} of broker.xml.
 */
public final class SenderCheck implements ActiveMQServerMessagePlugin {
    /** An order with 64 KiB of user data, a config drive and many ports stays far below. */
    static final int MAX_MESSAGE_BYTES = 4 << 20;

    private static final Logger LOG = System.getLogger(SenderCheck.class.getName());

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (session == null || session.getRemotingConnection() == null) {
            return;
        }
        String user = session.getValidatedUser();
        Object claimed = message instanceof AMQPMessage amqp ? amqp.getAMQPUserID() : null;
        if (user == null || !user.equals(claimed)) {
            LOG.log(
                    Level.WARNING,
                    "message refused: user={0} claims to be={1} address={2}",
                    user,
                    claimed,
                    message.getAddress());
            throw new ActiveMQSecurityException("user-id must be the user of the connection");
        }
        if (message.getWholeMessageSize() > MAX_MESSAGE_BYTES) {
            LOG.log(Level.WARNING, "message refused: too large, user={0} address={1}", user, message.getAddress());
            throw new ActiveMQSecurityException("messages may have at most " + MAX_MESSAGE_BYTES + " bytes");
        }
    }
}

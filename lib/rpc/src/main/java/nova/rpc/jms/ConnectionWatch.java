package nova.rpc.jms;

import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.util.function.Consumer;
import org.apache.qpid.jms.JmsConnectionListener;
import org.apache.qpid.jms.message.JmsInboundMessageDispatch;

/** Tells when a connection ended. What the broker closes within it is noticed by who uses it. */
record ConnectionWatch(Consumer<Throwable> ended) implements JmsConnectionListener {
    @Override
    public void onConnectionFailure(Throwable why) {
        ended.accept(why);
    }

    @Override
    public void onConnectionEstablished(URI remote) {}

    @Override
    public void onConnectionInterrupted(URI remote) {}

    @Override
    public void onConnectionRestored(URI remote) {}

    @Override
    public void onInboundMessage(JmsInboundMessageDispatch envelope) {}

    @Override
    public void onSessionClosed(Session session, Throwable why) {}

    @Override
    public void onConsumerClosed(MessageConsumer consumer, Throwable why) {}

    @Override
    public void onProducerClosed(MessageProducer producer, Throwable why) {}
}

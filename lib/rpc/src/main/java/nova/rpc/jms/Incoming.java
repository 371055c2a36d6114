package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Optional;

/**
 * A received request. {@code user} is the sender's broker user, which the broker's sender check vouches for;
 * {@code answer} says where an answer goes, when one is waited for.
 */
record Incoming(String frame, String user, Optional<AnswerTo> answer) {
    private static final String USER_PROPERTY = "JMSXUserID";

    record AnswerTo(String address, String correlation) {}

    Incoming {
        requireNonNull(frame, "frame");
        requireNonNull(user, "user");
        requireNonNull(answer, "answer");
    }

    static Incoming of(Message message) throws JMSException {
        Optional<AnswerTo> answer =
                message.getJMSReplyTo() instanceof Queue queue && message.getJMSCorrelationID() != null
                        ? Optional.of(new AnswerTo(queue.getQueueName(), message.getJMSCorrelationID()))
                        : Optional.empty();
        return new Incoming(message.getBody(String.class), user(message), answer);
    }

    /** Empty when the message has no user, which a broker with the sender check never lets through. */
    static String user(Message message) throws JMSException {
        String user = message.getStringProperty(USER_PROPERTY);
        return user == null ? "" : user;
    }
}

package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.rpc.Carrier;
import nova.rpc.jms.Incoming.AnswerTo;
import nova.rpc.jms.Link.Live;
import nova.rpc.jms.Replies.Pending;
import nova.runtime.port.Platform;

/** Sends over the connection there is. While there is none, casts and answers are dropped and calls wait. */
final class JmsCarrier implements Carrier {
    /** A cast waits this long for a broker that is away, and is then dropped. */
    static final Duration CAST_LIMIT = Duration.ofSeconds(1);

    /** An answer that finds its asker's queue gone or full is not worth more. */
    static final Duration ANSWER_LIFE = Duration.ofSeconds(60);

    static final Duration RESEND_PAUSE = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(JmsCarrier.class.getName());

    private final Platform platform;
    private final Link link;
    private final Replies replies;
    private final String replyAddress;
    private final Traffic traffic;

    JmsCarrier(Platform platform, Link link, Replies replies, String replyAddress, Traffic traffic) {
        this.platform = requireNonNull(platform, "platform");
        this.link = requireNonNull(link, "link");
        this.replies = requireNonNull(replies, "replies");
        this.replyAddress = requireNonNull(replyAddress, "replyAddress");
        this.traffic = requireNonNull(traffic, "traffic");
    }

    @Override
    public void cast(Outgoing message) {
        if (!sendWithin(CAST_LIMIT, Mail.cast(message))) {
            traffic.castDropped();
            LOG.log(
                    Level.WARNING,
                    "cast dropped: broker away, what={0} address={1}",
                    message.what(),
                    message.address());
        }
    }

    /** Sends an answer to who asked. */
    void answer(AnswerTo to, String frame) {
        if (!sendWithin(CAST_LIMIT, Mail.answer(to.address(), to.correlation(), frame, ANSWER_LIFE))) {
            traffic.answerDropped();
            LOG.log(Level.WARNING, "answer dropped: broker away, address={0}", to.address());
        }
    }

    /** Sends the request, and again on each new connection, since the old one may have lost it or its answer. */
    @Override
    public String call(Outgoing message) {
        long start = platform.nanos();
        long end = start + message.life().toNanos();
        try (Pending pending = replies.expect(message.host())) {
            long sentOn = 0;
            for (Duration left = message.life(); left.isPositive(); left = until(end)) {
                Live live = link.await(left).orElseThrow(() -> away(message));
                if (live.generation() != sentOn) {
                    if (!send(live, request(message, pending, left), min(left, CAST_LIMIT))) {
                        platform.pause(min(left, RESEND_PAUSE));
                        continue;
                    }
                    if (sentOn != 0) {
                        traffic.callResent();
                    }
                    sentOn = live.generation();
                }
                Optional<String> answer = pending.await(until(end));
                if (answer.isPresent()) {
                    traffic.answered(message.what(), Duration.ofNanos(platform.nanos() - start));
                    return answer.get();
                }
            }
        }
        traffic.callUnanswered();
        throw message.timeout();
    }

    private Mail request(Outgoing message, Pending pending, Duration left) {
        return new Mail(
                message.address(),
                message.host().isEmpty(),
                message.frame(),
                Optional.of(replyAddress),
                Optional.of(pending.correlation()),
                left);
    }

    /** Tries once on the connection there is, or that comes in time. */
    private boolean sendWithin(Duration limit, Mail mail) {
        long end = platform.nanos() + limit.toNanos();
        Optional<Live> live = link.await(limit);
        return live.isPresent() && send(live.get(), mail, until(end));
    }

    private static boolean send(Live live, Mail mail, Duration limit) {
        try {
            return live.senders().send(mail, limit);
        } catch (JMSException failed) {
            LOG.log(Level.DEBUG, "send failed: address={0} reason={1}", mail.address(), failed.getMessage());
            return false;
        }
    }

    private NovaException away(Outgoing message) {
        traffic.callUnanswered();
        return new NovaException(
                ErrorCode.TIMEOUT,
                message.what() + " was not asked: " + link.waitingFor().orElse("this process is stopping"));
    }

    private Duration until(long end) {
        return Duration.ofNanos(end - platform.nanos());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

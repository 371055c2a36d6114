package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.rpc.Carrier;
import nova.rpc.ContractMethod;
import nova.rpc.Rpc;
import nova.rpc.Sender;
import nova.rpc.Stubs;
import nova.rpc.jms.Incoming.AnswerTo;
import nova.rpc.jms.Link.Live;
import nova.rpc.jms.Replies.Pending;
import nova.runtime.port.Platform;

/**
 * The door to an AMQP 1.0 broker. It may be opened before the broker runs, and lives through the broker's restarts:
 * casts are dropped meanwhile, calls wait and are sent again. One connection and one reply queue per process.
 */
public final class JmsRpc implements Rpc {
    /** A cast waits this long for a broker that is away, and is then dropped. */
    static final Duration CAST_LIMIT = Duration.ofSeconds(1);

    /** An answer that finds its asker's queue gone or full is not worth more. */
    static final Duration ANSWER_LIFE = Duration.ofSeconds(60);

    static final Duration RESEND_PAUSE = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(JmsRpc.class.getName());

    private final Platform platform;
    private final Link link;
    private final Replies replies;
    private final String replyAddress;
    private final Stubs stubs;
    private final Map<String, Receiver> receivers = new TreeMap<>(); // guarded by this

    private JmsRpc(Platform platform, TransportUrl url, Sender sender) {
        this.platform = platform;
        this.replies = new Replies(platform);
        this.replyAddress = "nova.reply." + sender.user() + "." + sender.run();
        this.link = new Link(
                platform, url, new QpidConnector(platform, url, replyAddress, replies), _ -> replies.connectedAnew());
        this.stubs = new Stubs(platform, sender, new Wire());
    }

    /** Opens the door; returns at once and connects in the background. {@code process} is its name for people. */
    public static JmsRpc open(Platform platform, TransportUrl url, String process) {
        requireNonNull(url, "url");
        JmsRpc door = new JmsRpc(platform, url, new Sender(process, platform.newId(), url.user()));
        door.link.open();
        return door;
    }

    /** Why messages do not flow now; empty when connected. For readiness checks. */
    public Optional<String> waitingFor() {
        return link.waitingFor();
    }

    @Override
    public <T> T client(Class<T> contract) {
        return stubs.of(contract);
    }

    @Override
    public synchronized <T> AutoCloseable serve(Class<T> contract, T handler, Serving serving) {
        String address = ContractMethod.address(contract, serving.host());
        Receiver known = receivers.get(address);
        Receiver receiver = known == null ? new Receiver(platform, link, address, serving.host(), this::answer) : known;
        receiver.dispatcher().add(contract, handler);
        receiver.widen(serving.concurrency());
        if (known == null) {
            receivers.put(address, receiver);
            receiver.start();
        }
        return () -> stop(contract, address, serving.concurrency());
    }

    private void stop(Class<?> contract, String address, int concurrency) {
        take(contract, address, concurrency).ifPresent(Receiver::awaitIdle);
    }

    /** Serves {@code contract} no more; the receiver comes back when it served nothing else. */
    private synchronized Optional<Receiver> take(Class<?> contract, String address, int concurrency) {
        Receiver receiver = receivers.get(address);
        if (receiver == null) {
            return Optional.empty();
        }
        receiver.dispatcher().remove(contract);
        receiver.narrow(concurrency);
        if (!receiver.dispatcher().isEmpty()) {
            return Optional.empty();
        }
        receivers.remove(address);
        receiver.close();
        return Optional.of(receiver);
    }

    @Override
    public void reconnect() {
        link.renew();
    }

    @Override
    public void close() {
        synchronized (this) {
            receivers.values().forEach(Receiver::close);
            receivers.clear();
        }
        link.close();
    }

    private void answer(AnswerTo to, String frame) {
        Mail mail = Mail.answer(to.address(), to.correlation(), frame, ANSWER_LIFE);
        if (!sendWithin(CAST_LIMIT, mail)) {
            LOG.log(Level.WARNING, "answer dropped: broker away, address={0}", to.address());
        }
    }

    /** Tries once on the connection there is, or that comes in time. */
    private boolean sendWithin(Duration limit, Mail mail) {
        long end = platform.nanos() + limit.toNanos();
        Optional<Live> live = link.await(limit);
        return live.isPresent() && sendOn(live.get(), mail, Duration.ofNanos(end - platform.nanos()));
    }

    private static boolean sendOn(Live live, Mail mail, Duration limit) {
        try {
            return live.senders().send(mail, limit);
        } catch (JMSException failed) {
            LOG.log(Level.DEBUG, "send failed: address={0} reason={1}", mail.address(), failed.getMessage());
            return false;
        }
    }

    private final class Wire implements Carrier {
        @Override
        public void cast(Outgoing message) {
            if (!sendWithin(CAST_LIMIT, Mail.cast(message))) {
                LOG.log(
                        Level.WARNING,
                        "cast dropped: broker away, what={0} address={1}",
                        message.what(),
                        message.address());
            }
        }

        @Override
        public String call(Outgoing message) {
            long end = platform.nanos() + message.life().toNanos();
            try (Pending pending = replies.expect(message.host())) {
                long sentOn = 0;
                for (Duration left = message.life();
                        left.isPositive();
                        left = Duration.ofNanos(end - platform.nanos())) {
                    Live live = link.await(left).orElseThrow(() -> away(message));
                    if (live.generation() != sentOn) {
                        if (!sendOn(live, mail(message, pending, left), min(left, CAST_LIMIT))) {
                            platform.pause(min(left, RESEND_PAUSE));
                            continue;
                        }
                        sentOn = live.generation();
                    }
                    Optional<String> answer = pending.await(Duration.ofNanos(end - platform.nanos()));
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
            throw message.timeout();
        }

        private Mail mail(Outgoing message, Pending pending, Duration left) {
            return new Mail(
                    message.address(),
                    message.host().isEmpty(),
                    message.frame(),
                    Optional.of(replyAddress),
                    Optional.of(pending.correlation()),
                    left);
        }

        private NovaException away(Outgoing message) {
            return new NovaException(
                    ErrorCode.TIMEOUT,
                    message.what() + " was not asked: " + link.waitingFor().orElse("this process is stopping"));
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}

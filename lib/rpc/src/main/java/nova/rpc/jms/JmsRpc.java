package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import nova.rpc.Clients;
import nova.rpc.ContractMethod;
import nova.rpc.Rpc;
import nova.rpc.Sender;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.metrics.Metrics;
import nova.runtime.port.Platform;

/**
 * The door to an AMQP 1.0 broker. It may be opened before the broker runs, and lives through the broker's restarts:
 * casts are dropped meanwhile, calls wait and are sent again. One connection and one reply queue per process.
 */
public final class JmsRpc implements Rpc {
    private final Platform platform;
    private final Link link;
    private final JmsCarrier carrier;
    private final Clients clients;
    private final Map<String, Receiver> receivers = new TreeMap<>(); // guarded by this

    private JmsRpc(Platform platform, TransportUrl url, TlsConfig tls, Sender sender, Metrics metrics) {
        this.platform = platform;
        Replies replies = new Replies(platform);
        String replyAddress = "nova.reply." + sender.user() + "." + sender.run();
        this.link = new Link(
                platform,
                url,
                new QpidConnector(platform, url, context(url, tls), replyAddress, replies),
                _ -> replies.connectedAnew());
        this.carrier = new JmsCarrier(platform, link, replies, replyAddress, new Traffic(metrics, replies));
        this.clients = new Clients(platform, sender, carrier);
    }

    /** Opens the door of a daemon, with its readiness and its figures; it closes with the daemon. */
    public static JmsRpc open(Daemon daemon, String program) {
        TransportUrl url = daemon.config(MessagingConfig.GROUP).url();
        TlsConfig tls = daemon.config(TlsConfig.GROUP);
        String process = program + "@" + daemon.config(ServiceConfig.GROUP).host();
        JmsRpc door = daemon.life().add("broker", open(daemon.platform(), url, tls, process, daemon.metrics()));
        daemon.health().ready("broker", door::waitingFor);
        return door;
    }

    /** Opens the door; returns at once and connects in the background. {@code process} is its name for people. */
    public static JmsRpc open(Platform platform, TransportUrl url, String process) {
        return open(platform, url, TlsConfig.DEFAULTS, process);
    }

    /** With TLS where {@code url} asks for it. */
    public static JmsRpc open(Platform platform, TransportUrl url, TlsConfig tls, String process) {
        return open(platform, url, tls, process, new Metrics());
    }

    private static Optional<SSLContext> context(TransportUrl url, TlsConfig tls) {
        return url.tls() ? Optional.of(tls.files().context()) : Optional.empty();
    }

    private static JmsRpc open(Platform platform, TransportUrl url, TlsConfig tls, String process, Metrics metrics) {
        requireNonNull(url, "url");
        JmsRpc door = new JmsRpc(platform, url, tls, new Sender(process, platform.newId(), url.user()), metrics);
        door.link.open();
        return door;
    }

    /** Why messages do not flow now; empty when connected. For readiness checks. */
    public Optional<String> waitingFor() {
        return link.waitingFor();
    }

    @Override
    public <T> T client(Class<T> contract) {
        return clients.of(contract);
    }

    @Override
    public synchronized <T> AutoCloseable serve(Class<T> contract, T handler, Serving serving) {
        String address = ContractMethod.address(contract, serving.host());
        Receiver known = receivers.get(address);
        Receiver receiver =
                known == null ? new Receiver(platform, link, address, serving.host(), carrier::answer) : known;
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
}

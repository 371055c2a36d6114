package nova.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TransportUrl;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;

/** {@code nova-broker}: the message broker as a process of its own. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(BrokerConfig.GROUP, MessagingConfig.GROUP);

    private static final String HASH_PASSWORD = "--hash-password";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).equals(List.of(HASH_PASSWORD))) {
            hashPassword();
            return;
        }
        Program program = new Program("nova-broker", "1.0.0", GROUPS);
        System.exit(Daemon.run(program, arguments, Main::serve));
    }

    /** Puts the broker into this process; needs {@link #GROUPS}. */
    public static void serve(Daemon daemon) {
        BrokerConfig config = daemon.config(BrokerConfig.GROUP);
        MessagingConfig messaging = daemon.config(MessagingConfig.GROUP);
        BrokerConfig bound = config.bindPort().isPresent() ? config : atTransportUrl(config, messaging.url());
        Credentials credentials =
                config.credentialsFile().map(Credentials::read).orElseGet(() -> only(messaging.url()));
        daemon.life().add("broker", EmbeddedBroker.start(bound, credentials));
    }

    private static BrokerConfig atTransportUrl(BrokerConfig config, TransportUrl url) {
        TransportUrl.Broker first = url.brokers().getFirst();
        return config.at(config.bindHost().orElse(first.host()), first.port());
    }

    private static Credentials only(TransportUrl url) {
        return Credentials.of(Map.of(url.user(), url.password()));
    }

    /** Reads a password from standard input, so that it stays out of the process list, and prints its hash. */
    private static void hashPassword() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = in.readLine();
        if (password == null || password.isEmpty()) {
            System.err.println("nova-broker: write the password to standard input");
            System.exit(2);
        }
        System.out.println(PasswordHash.of(password));
    }
}

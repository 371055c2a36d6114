package nova.broker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker in this process that speaks AMQP 1.0 and nothing else. It writes nothing to disk: our messages only
 * wake somebody up, and whoever needs an answer asks again (design.md §4 rule 5), so a restart may lose them all.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EmbeddedBroker.class.getName());

    private static final String ACCEPTOR = "amqp";
    private static final long MIB = 1 << 20;

    /** What one dead consumer may cost. Beyond, messages to it are dropped. */
    private static final long MAX_HOST_QUEUE_BYTES = 8 * MIB;

    private static final long MAX_SHARED_QUEUE_BYTES = 64 * MIB;

    /** Reply queues have fresh names per run of a process; one is removed this long after its process went. */
    private static final long REPLY_QUEUE_LINGER_MILLIS = 300_000;

    private static final long EXPIRY_SCAN_MILLIS = 5_000;
    private static final long UNUSED_QUEUE_SCAN_MILLIS = 30_000;

    private final BrokerConfig config;
    private final EmbeddedActiveMQ artemis;

    private EmbeddedBroker(BrokerConfig config, EmbeddedActiveMQ artemis) {
        this.config = config;
        this.artemis = artemis;
    }

    public static EmbeddedBroker start(BrokerConfig config, Credentials credentials) {
        requireNonNull(credentials, "credentials");
        EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
        try {
            artemis.setConfiguration(configuration(config));
            artemis.setSecurityManager(new BrokerSecurity(credentials));
            artemis.start();
        } catch (Exception failed) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "the broker does not start at %s:%d: %s"
                            .formatted(config.host(), config.port(), failed.getMessage()),
                    failed);
        }
        EmbeddedBroker broker = new EmbeddedBroker(config, artemis);
        if (!broker.listens()) {
            broker.close();
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "the broker cannot listen at %s:%d; is the port taken?".formatted(config.host(), config.port()));
        }
        LOG.log(Level.INFO, "broker listens: host={0} port={1}", config.host(), Integer.toString(broker.port()));
        return broker;
    }

    /** The port it listens at. */
    public int port() {
        return artemis.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(ACCEPTOR)
                .getActualPort();
    }

    private boolean listens() {
        return artemis.getActiveMQServer().isStarted()
                && artemis.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR) != null
                && port() > 0;
    }

    private static Configuration configuration(BrokerConfig config) throws Exception {
        Configuration artemis = new ConfigurationImpl()
                .setName("nova")
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setGlobalMaxSize(config.maxMemoryMib() * MIB)
                .setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS)
                .setAddressQueueScanPeriod(UNUSED_QUEUE_SCAN_MILLIS)
                .addAcceptorConfiguration(ACCEPTOR, acceptor(config));
        artemis.registerBrokerPlugin(new SenderCheck());
        artemis.addAddressSetting("#", nothingElse());
        artemis.addAddressSetting(BrokerRules.ADDRESSES + "#", service(MAX_SHARED_QUEUE_BYTES));
        artemis.addAddressSetting(
                BrokerRules.COMPUTE + "#", service(MAX_HOST_QUEUE_BYTES).setDefaultExclusiveQueue(true));
        artemis.addAddressSetting(BrokerRules.REPLY + "#", reply());
        for (String queue : new String[] {BrokerRules.CONDUCTOR, BrokerRules.SCHEDULER}) {
            artemis.addQueueConfiguration(QueueConfiguration.of(queue)
                    .setAddress(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true)
                    .setAutoDelete(false));
        }
        return artemis;
    }

    private static String acceptor(BrokerConfig config) {
        return "tcp://%s:%d?protocols=AMQP;saslMechanisms=PLAIN;amqpCredits=1000;amqpLowCredits=300;"
                        .formatted(config.host(), config.port())
                + "amqpMinLargeMessageSize=-1;amqpDuplicateDetection=false;handshake-timeout=10;connectionsAllowed="
                + config.maxConnections()
                + (config.sslCertFile().isPresent() ? tls(config) : "");
    }

    /** Artemis takes a certificate and its key in one file, or a file that names both. */
    private static String tls(BrokerConfig config) {
        Path certificate = config.sslCertFile().orElseThrow();
        Path both;
        try {
            both = Files.createTempFile("nova-broker-tls", ".cfg");
            Files.writeString(
                    both,
                    "source.cert=%s\nsource.key=%s\n"
                            .formatted(
                                    certificate.toAbsolutePath(),
                                    config.sslKeyFile().orElseThrow().toAbsolutePath()));
        } catch (IOException failed) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE, "cannot write where the broker's key is: " + failed.getMessage(), failed);
        }
        both.toFile().deleteOnExit();
        return ";sslEnabled=true;enabledProtocols=TLSv1.3,TLSv1.2;keyStoreType=PEMCFG;keyStorePath=" + both
                + config.sslCaFile()
                        .map(ca -> ";needClientAuth=true;trustStoreType=PEMCA;trustStorePath=" + ca.toAbsolutePath())
                        .orElse("");
    }

    private static AddressSettings nothingElse() {
        return new AddressSettings().setAutoCreateAddresses(false).setAutoCreateQueues(false);
    }

    private static AddressSettings service(long maxBytes) {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setMaxSizeBytes(maxBytes)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP);
    }

    private static AddressSettings reply() {
        return service(MAX_SHARED_QUEUE_BYTES)
                .setAutoDeleteAddresses(true)
                .setAutoDeleteQueues(true)
                .setAutoDeleteQueuesMessageCount(-1)
                .setAutoDeleteQueuesDelay(REPLY_QUEUE_LINGER_MILLIS)
                .setAutoDeleteAddressesDelay(REPLY_QUEUE_LINGER_MILLIS);
    }

    @Override
    public void close() {
        try {
            artemis.stop();
        } catch (Exception failed) {
            LOG.log(
                    Level.WARNING,
                    "broker did not stop cleanly: host={0} reason={1}",
                    config.host(),
                    failed.getMessage());
        }
    }
}

package nova.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.TlsConfig;
import nova.rpc.jms.TransportUrl;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that speaks TLS and asks for certificates, and who gets in. */
final class BrokerTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Certificates ours;
    private static Certificates foreign;
    private static EmbeddedBroker broker;

    private final Platform platform = new SystemPlatform();

    @BeforeAll
    static void startBroker() throws Exception {
        ours = Certificates.in(folder.resolve("ours"));
        foreign = Certificates.in(folder.resolve("foreign"));
        BrokerConfig config =
                BrokerConfig.DEFAULTS.at("127.0.0.1", 0).withTls(ours.certificate(), ours.key(), ours.authority());
        broker = EmbeddedBroker.start(config, Credentials.of(Map.of("control", "c-secret")));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private JmsRpc door(String scheme, TlsConfig tls) {
        TransportUrl url = TransportUrl.parse(scheme + "://control:c-secret@127.0.0.1:" + broker.port() + "/");
        return JmsRpc.open(platform, url, tls, "tls-test");
    }

    private static TlsConfig tls(Certificates trusted, Certificates own) {
        return new TlsConfig(Optional.of(trusted.authority()), Optional.of(own.certificate()), Optional.of(own.key()));
    }

    private boolean within(Duration limit, BooleanSupplier condition) {
        long deadline = platform.nanos() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (platform.nanos() > deadline) {
                return false;
            }
            platform.pause(Duration.ofMillis(20));
        }
        return true;
    }

    private static boolean connected(JmsRpc door) {
        return door.waitingFor().isEmpty();
    }

    /** Refused once, a door tries again and again: it must have been refused, and never have been in. */
    private void assertKeptOut(JmsRpc door) {
        try (door) {
            assertTrue(within(LIMIT, () -> !door.waitingFor().orElse("").endsWith("connecting")));
            assertFalse(within(Duration.ofSeconds(1), () -> connected(door)), () -> "it is in");
        }
    }

    @Test
    void whoTrustsTheBrokerAndShowsACertificateGetsIn() {
        try (JmsRpc door = door("amqps", tls(ours, ours))) {
            assertTrue(
                    within(LIMIT, () -> connected(door)),
                    () -> door.waitingFor().toString());
            assertEquals(Optional.empty(), door.waitingFor());
        }
    }

    @Test
    void aBrokerOfAnotherAuthorityIsNotSpokenTo() {
        assertKeptOut(door("amqps", tls(foreign, ours)));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        assertKeptOut(door("amqps", tls(ours, foreign)));
    }

    @Test
    void withoutACertificateNobodyGetsIn() {
        assertKeptOut(door("amqps", new TlsConfig(Optional.of(ours.authority()), Optional.empty(), Optional.empty())));
    }

    @Test
    void whatIsNotTlsIsRefused() {
        assertKeptOut(door("amqp", TlsConfig.DEFAULTS));
    }
}

package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer with a certificate of its own, which wants to see the caller's. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private static KeyStore store;
    private static Path certificate;
    private static Path key;

    private final AtomicReference<String> caller = new AtomicReference<>("nobody");
    private HttpsServer server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        store = selfSigned();
        certificate =
                pem("cert.pem", "CERTIFICATE", store.getCertificate("peer").getEncoded());
        key = pem("key.pem", "PRIVATE KEY", ((PrivateKey) store.getKey("peer", PASSWORD)).getEncoded());
    }

    @BeforeEach
    void open() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new Wanting(context()));
        server.createContext("/", exchange -> {
            Certificate[] shown = peer((HttpsExchange) exchange);
            caller.set(shown.length == 0 ? "nobody" : shown[0].getType());
            byte[] body = "{\"error\": {\"message\": \"no\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void strangersCertificateIsRefused() {
        NovaRun run = NovaRun.of(environment(), "list");
        assertEquals(1, run.exitCode());
        assertTrue(
                run.err()
                        .matches("ERROR \\(SSLFailure\\): SSL exception connecting to https://\\S+: certificate verify"
                                + " failed: .* --os-cacert, .*\n"),
                run.err());
    }

    @Test
    void certificateOfAFileIsBelieved() {
        NovaRun run = NovaRun.of(environment(), "--os-cacert", certificate.toString(), "list");
        assertEquals("ERROR (Unauthorized): no (HTTP 401)\n", run.err());
        assertEquals("nobody", caller.get());
    }

    @Test
    void insecureBelievesAnybody() {
        assertEquals(
                "ERROR (Unauthorized): no (HTTP 401)\n",
                NovaRun.of(environment(), "--insecure", "list").err());
    }

    @Test
    void ownCertificateIsShown() {
        NovaRun run = NovaRun.of(
                environment(), "--insecure", "--os-cert", certificate.toString(), "--os-key", key.toString(), "list");
        assertEquals("ERROR (Unauthorized): no (HTTP 401)\n", run.err());
        assertEquals("X.509", caller.get());
    }

    @Test
    void keyInAnotherFormIsSaidWithTheWayOut() {
        NovaRun run = NovaRun.of(
                environment(),
                "--insecure",
                "--os-cert",
                certificate.toString(),
                "--os-key",
                certificate.toString(),
                "list");
        assertTrue(run.err().contains("openssl pkcs8 -topk8 -nocrypt"), run.err());
    }

    @Test
    void unknownWayToLogInIsSaid() {
        NovaRun run = NovaRun.of(environment(), "--os-auth-type", "v3oidc", "list");
        assertTrue(run.err().startsWith("ERROR (NoMatchingPlugin): The plugin v3oidc could not be found"), run.err());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "OS_AUTH_URL", "https://127.0.0.1:" + server.getAddress().getPort() + "/v3");
        environment.put("OS_USERNAME", "demo");
        environment.put("OS_PASSWORD", "secret");
        environment.put("OS_PROJECT_NAME", "demo");
        return environment;
    }

    private static KeyStore selfSigned() throws Exception {
        Path file = directory.resolve("peer.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int code = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "peer",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(0, code);
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
        believed.load(null, null);
        believed.setCertificateEntry("peer", store.getCertificate("peer"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate[] peer(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerCertificates();
        } catch (SSLPeerUnverifiedException _) {
            return new Certificate[0];
        }
    }

    private static Path pem(String name, String what, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                directory.resolve(name), "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private static final class Wanting extends HttpsConfigurator {
        Wanting(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }
}

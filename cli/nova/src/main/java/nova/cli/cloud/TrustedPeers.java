package nova.cli.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import nova.cli.CommandFailure;

/**
 * Whose TLS certificates are believed (those the JDK believes, those of a file, or with {@code --insecure} all), and
 * which one is shown to them.
 */
public record TrustedPeers(boolean everybody, Optional<String> authorities, Optional<ClientCertificate> own) {
    public static TrustedPeers of(CloudSettings settings) {
        Optional<String> certificate = settings.find(Setting.CERT);
        return new TrustedPeers(
                settings.insecure(),
                settings.find(Setting.CACERT),
                certificate.map(
                        file -> new ClientCertificate(Path.of(file), Path.of(settings.get(Setting.KEY, file)))));
    }

    void apply(HttpsURLConnection connection) {
        if (everybody || authorities.isPresent() || own.isPresent()) {
            connection.setSSLSocketFactory(context().getSocketFactory());
        }
        if (everybody) {
            connection.setHostnameVerifier((host, session) -> true);
        }
    }

    private SSLContext context() {
        try {
            TrustManager[] trust = everybody
                    ? new TrustManager[] {new Anybody()}
                    : authorities.map(file -> fromFile(Path.of(file))).orElse(null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.map(ClientCertificate::managers).orElse(null), trust, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new CommandFailure("SSLFailure", "TLS cannot be set up: " + broken.getMessage(), broken);
        }
    }

    private static TrustManager[] fromFile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CommandFailure(
                    "SSLFailure",
                    "The certificates in " + file + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // the user asked to believe everybody
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // the user asked to believe everybody
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

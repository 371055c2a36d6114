package nova.runtime.tls;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Whom we trust and who we are, from PEM files as OpenStack's services have them. Keys are PKCS 8, not encrypted. */
public record PemFiles(Optional<Path> authorities, Optional<Identity> identity) {
    private static final char[] IN_MEMORY = {};
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** A certificate, with those that signed it behind it in the same file, and its key. */
    public record Identity(Path certificate, Path key) {
        public Identity {
            requireNonNull(certificate, "certificate");
            requireNonNull(key, "key");
        }
    }

    public PemFiles {
        requireNonNull(authorities, "authorities");
        requireNonNull(identity, "identity");
    }

    /** Trusts the named authorities alone, or those of the JDK when none are named; speaks TLS 1.2 or newer. */
    public SSLContext context() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isPresent() ? trusted(authorities.get()) : null);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity.isPresent() ? own(identity.get()) : null, IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "TLS cannot be set up from " + this + ": " + unusable.getMessage(),
                    unusable);
        }
    }

    private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate each : certificates(file)) {
            store.setCertificateEntry("authority" + number++, each);
        }
        return store;
    }

    private static KeyStore own(Identity identity) throws GeneralSecurityException, IOException {
        Certificate[] chain = certificates(identity.certificate()).toArray(Certificate[]::new);
        KeyStore store = empty();
        store.setKeyEntry("own", key(identity.key(), chain[0].getPublicKey().getAlgorithm()), IN_MEMORY, chain);
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate");
            }
            return found;
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws GeneralSecurityException, IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no PKCS 8 key: it must say " + BEGIN
                    + "; openssl pkcs8 -topk8 -nocrypt makes one of other keys");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}

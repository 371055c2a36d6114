package nova.api.keypair;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Checks public keys and makes their fingerprints, as ssh-keygen and openssl show them. */
final class KeyFingerprint {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (X509 )?CERTIFICATE-----\\s.*\\s-----END \\1?CERTIFICATE-----", Pattern.DOTALL);

    private KeyFingerprint() {}

    /** MD5 of the key itself. */
    static String ofSsh(String publicKey) {
        SshPublicKey key = SshPublicKey.read(publicKey)
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST, "Keypair data is invalid: failed to generate fingerprint"));
        return hash("MD5", key.encoded());
    }

    /** A certificate in PEM: SHA-1 of its encoding. */
    static String ofCertificate(String pem) {
        if (!PEM.matcher(pem).find()) {
            throw noCertificate("Unable to load PEM file: there is nothing between BEGIN and END CERTIFICATE");
        }
        try {
            return hash(
                    "SHA-1",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                            .getEncoded());
        } catch (GeneralSecurityException cause) {
            throw noCertificate("error parsing asn1 value");
        }
    }

    private static String hash(String algorithm, byte[] of) {
        try {
            return PAIRS.formatHex(MessageDigest.getInstance(algorithm).digest(of));
        } catch (GeneralSecurityException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this Java has no " + algorithm, cause);
        }
    }

    private static NovaException noCertificate(String why) {
        return new NovaException(
                ErrorCode.BAD_REQUEST,
                "Keypair data is invalid: failed to generate X509 fingerprint. Error message: " + why);
    }
}

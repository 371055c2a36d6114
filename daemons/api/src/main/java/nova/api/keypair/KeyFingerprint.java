package nova.api.keypair;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Checks public keys and makes their fingerprints, as ssh-keygen and openssl show them. */
final class KeyFingerprint {
    private static final Set<String> SSH_TYPES = Set.of(
            "ssh-rsa",
            "ssh-dss",
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":");

    private KeyFingerprint() {}

    /** {@code <type> <base64> [comment]}: MD5 of the key itself. */
    static String ofSsh(String publicKey) {
        String[] parts = publicKey.strip().split("\\s+", 3);
        if (parts.length < 2 || !SSH_TYPES.contains(parts[0])) {
            throw invalid();
        }
        try {
            byte[] key = Base64.getDecoder().decode(parts[1]);
            if (!parts[0].equals(firstString(key))) {
                throw invalid();
            }
            return PAIRS.formatHex(MessageDigest.getInstance("MD5").digest(key));
        } catch (IllegalArgumentException | GeneralSecurityException cause) {
            throw invalid();
        }
    }

    /** The key's own statement of its type. */
    private static String firstString(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        if (buffer.remaining() < 4) {
            throw invalid();
        }
        int length = buffer.getInt();
        if (length < 0 || length >= buffer.remaining()) {
            throw invalid();
        }
        byte[] text = new byte[length];
        buffer.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** A certificate in PEM: SHA-1 of its encoding. */
    static String ofCertificate(String pem) {
        try {
            byte[] encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .getEncoded();
            return PAIRS.formatHex(MessageDigest.getInstance("SHA-1").digest(encoded));
        } catch (GeneralSecurityException cause) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Keypair data is invalid: failed to generate X509 fingerprint. Error message: "
                            + cause.getMessage(),
                    cause);
        }
    }

    private static NovaException invalid() {
        return new NovaException(ErrorCode.BAD_REQUEST, "Keypair data is invalid: failed to generate fingerprint");
    }
}

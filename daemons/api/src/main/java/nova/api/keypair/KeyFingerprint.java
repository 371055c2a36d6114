package nova.api.keypair;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Checks public keys and makes their fingerprints, as ssh-keygen and openssl show them. */
final class KeyFingerprint {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (X509 )?CERTIFICATE-----\\s.*-----END \\1?CERTIFICATE-----", Pattern.DOTALL);

    /** What the library below Nova says. */
    private static final String NO_FRAME = "Unable to load PEM file. See"
            + " https://cryptography.io/en/latest/faq/#why-can-t-i-import-my-pem-file for more details. MalformedFraming";

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
            throw noCertificate(NO_FRAME);
        }
        try {
            return hash(
                    "SHA-1",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                            .getEncoded());
        } catch (GeneralSecurityException cause) {
            throw noCertificate("error parsing asn1 value" + (isShort(pem) ? ": ParseError { kind: ShortData }" : ""));
        }
    }

    /** Whether the encoding ends before what it says of its length. */
    private static boolean isShort(String pem) {
        String inside = pem.replaceAll("-----[^-]*-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(inside);
        int sizes = encoded.length > 1 && (encoded[1] & 0x80) != 0 ? encoded[1] & 0x7f : 0;
        if (encoded.length < 2 + sizes || sizes > 4) {
            return encoded.length < 2 + sizes;
        }
        long length =
                sizes == 0 ? encoded[1] : new BigInteger(1, Arrays.copyOfRange(encoded, 2, 2 + sizes)).longValue();
        return encoded.length < 2 + sizes + length;
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

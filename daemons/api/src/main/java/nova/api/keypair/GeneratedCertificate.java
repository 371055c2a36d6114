package nova.api.keypair;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * A certificate with which a user logs in to Windows guests without a password: signed with its own key, good for ten
 * years, for clients alone, in the user's name. The private key is a PKCS #12 store without a password, in base64.
 *
 * <p>It has the form of what Nova 26.2.2 answered to the same request, which makes it by {@code openssl req -x509}: issuer
 * and subject are {@code CN=<user>}, no certificate authority signs it and none is needed, the extensions are the three
 * below in this order, and nothing says it could sign others.
 */
final class GeneratedCertificate {
    private static final int BITS = 2048;
    private static final Duration VALID = Duration.ofDays(3650);
    private static final int PEM_COLUMNS = 64;
    private static final int UTC_TIME = 0x17;
    private static final DateTimeFormatter TWO_DIGIT_YEAR =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String KEY_USE = "2.5.29.37";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String OTHER_NAMES = "2.5.29.17";
    private static final String KEY_IDENTIFIER = "2.5.29.14";
    private static final String PRINCIPAL_NAME = "1.3.6.1.4.1.311.20.2.3";

    private GeneratedCertificate() {}

    static GeneratedKey of(UserId user, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] certificate = certificate(user, pair, now);
            return new GeneratedKey(pem(certificate), store(pair, certificate));
        } catch (GeneralSecurityException | IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this Java cannot make certificates", cause);
        }
    }

    private static byte[] certificate(UserId user, KeyPair pair, Instant now) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.identifier(SHA256_WITH_RSA), Der.nothing());
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(user.value()))));
        byte[] key = pair.getPublic().getEncoded();
        BigInteger serial = new BigInteger(1, MessageDigest.getInstance("SHA-1").digest(key));
        byte[] body = Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                algorithm,
                name,
                Der.sequence(time(now), time(now.plus(VALID))),
                name,
                key,
                Der.tagged(3, extensions(user, identifier((RSAPublicKey) pair.getPublic()))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return Der.sequence(body, algorithm, Der.bits(signature.sign()));
    }

    /** SHA-1 of the key without what says that it is one of RSA. */
    private static byte[] identifier(RSAPublicKey key) throws GeneralSecurityException {
        byte[] bare = Der.sequence(Der.integer(key.getModulus()), Der.integer(key.getPublicExponent()));
        return MessageDigest.getInstance("SHA-1").digest(bare);
    }

    private static byte[] extensions(UserId user, byte[] keyIdentifier) {
        byte[] principal = Der.text(user.value() + "@localhost");
        return Der.sequence(
                Der.sequence(Der.identifier(KEY_USE), Der.octets(Der.sequence(Der.identifier(CLIENT)))),
                Der.sequence(
                        Der.identifier(OTHER_NAMES),
                        Der.octets(
                                Der.sequence(Der.tagged(0, Der.identifier(PRINCIPAL_NAME), Der.tagged(0, principal))))),
                Der.sequence(Der.identifier(KEY_IDENTIFIER), Der.octets(Der.octets(keyIdentifier))));
    }

    /** Two digits of the year serve until 2049. */
    private static byte[] time(Instant instant) {
        return Der.element(UTC_TIME, TWO_DIGIT_YEAR.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static String store(KeyPair pair, byte[] encoded) throws GeneralSecurityException, IOException {
        Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] noPassword = new char[0];
        store.setKeyEntry("1", pair.getPrivate(), noPassword, new Certificate[] {certificate});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, noPassword);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String pem(byte[] der) {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }
}

package nova.broker;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** A password that can be checked but not read: {@code pbkdf2:<iterations>:<salt>:<hash>}. */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {
    /** Passwords here are long and made by machines, and a thousand hosts may connect at once after an outage. */
    static final int ITERATIONS = 10_000;

    static final int MAX_ITERATIONS = 10_000_000;
    static final String PREFIX = "pbkdf2:";

    private static final int BYTES = 32;

    PasswordHash {
        requireNonNull(salt, "salt");
        requireNonNull(hash, "hash");
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "a password hash must have 1 to 10000000 iterations");
        }
    }

    static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    /** Of a password that stands in a file of ours as it is: iterations would protect nothing and slow every start. */
    static PasswordHash ofKnown(String password) {
        return of(password, 1);
    }

    private static PasswordHash of(String password, int iterations) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(iterations, salt, derive(password, salt, iterations));
    }

    static PasswordHash parse(String text) {
        String[] parts = text.split(":");
        if (parts.length != 4 || !text.startsWith(PREFIX)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "a password hash is pbkdf2:<iterations>:<salt>:<hash>");
        }
        try {
            HexFormat hex = HexFormat.of();
            return new PasswordHash(Integer.parseInt(parts[1]), hex.parseHex(parts[2]), hex.parseHex(parts[3]));
        } catch (IllegalArgumentException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "a password hash has broken numbers", malformed);
        }
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BYTES * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no PBKDF2", cause);
        }
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return PREFIX + iterations + ":" + hex.formatHex(salt) + ":" + hex.formatHex(hash);
    }
}

package nova.essentials.identity;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Hashes and checks passwords with bcrypt. */
public final class Passwords {
    /** Two to this many rounds: about 50 ms on one core. */
    static final int COST = 10;

    /** What bcrypt can take in; longer ones are refused, not cut. */
    static final int MAX_BYTES = 72;

    private static final int RANDOM_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Made when it is first needed: hashing takes long, and a cloud should start fast. */
    private static final class Nobody {
        /** Checked when there is no such user, so that an answer takes as long as for a wrong password. */
        private static final String HASH = hash("nobody has this password");
    }

    private Passwords() {}

    public static String hash(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "The password must have 1 to %d bytes.".formatted(MAX_BYTES));
        }
        return new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII);
    }

    public static boolean matches(String password, String hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            return false;
        }
        return BCrypt.verifyer().verify(bytes, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    public static void pretend(String password) {
        matches(password, Nobody.HASH);
    }

    /** A password nobody can guess, of letters that survive a shell. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }
}

package nova.essentials.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Makes ids and tokens as Keystone's look, and the hashes under which tokens are kept. */
public final class Ids {
    /** As many random bytes as make a token nobody guesses and clients take for one of Keystone's. */
    private static final int TOKEN_BYTES = 96;

    private static final int AUDIT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 32 hexadecimal digits. */
    public static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public static String token() {
        return "gAAAAA" + random(TOKEN_BYTES);
    }

    public static String audit() {
        return random(AUDIT_BYTES);
    }

    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-256", cause);
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

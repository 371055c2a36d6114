package nova.runtime.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Seals what must rest in a row unreadable: AES-256-GCM under a configured key. The first key seals, every key may
 * open, so a key is changed by putting the new one in front. {@code purpose} is authenticated with the text: what was
 * sealed for one row does not open as another.
 */
public final class Sealer {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * Keys are any text of at least 16 characters; every process of one cloud has the same. Without a key everything
     * works but sealing, which then says what is missing.
     */
    public Sealer(List<String> keys) {
        if (keys.stream().anyMatch(key -> key.length() < 16)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "a sealing key needs at least 16 characters: set [DEFAULT] sealing_keys");
        }
        this.keys = keys.stream().map(Sealer::keyOf).toList();
    }

    public byte[] seal(String purpose, byte[] text) {
        if (keys.isEmpty()) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED, "there is no key to seal a secret with: set [DEFAULT] sealing_keys");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] body = run(cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce), purpose, text, 0);
        byte[] sealed = new byte[1 + NONCE_BYTES + body.length];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        System.arraycopy(body, 0, sealed, 1 + NONCE_BYTES, body.length);
        return sealed;
    }

    /** FORBIDDEN when no key opens it: it was sealed under another key or for another purpose, or was changed. */
    public byte[] open(String purpose, byte[] sealed) {
        if (sealed.length > 1 + NONCE_BYTES && sealed[0] == VERSION) {
            byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            for (SecretKeySpec key : keys) {
                byte[] text = run(cipher(Cipher.DECRYPT_MODE, key, nonce), purpose, sealed, 1 + NONCE_BYTES);
                if (text != null) {
                    return text;
                }
            }
        }
        throw new NovaException(
                ErrorCode.FORBIDDEN, "a sealed value does not open: put the key it was sealed with in sealing_keys");
    }

    /** Null when the key does not fit. */
    private static byte[] run(Cipher cipher, String purpose, byte[] input, int from) {
        try {
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (AEADBadTagException wrongKey) {
            return null;
        } catch (GeneralSecurityException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "AES-GCM failed", cause);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } catch (GeneralSecurityException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JVM lacks AES-GCM", cause);
        }
    }

    private static SecretKeySpec keyOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this JVM lacks SHA-256", cause);
        }
    }
}

package nova.api.keypair;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key in OpenSSH's form, {@code <type> <base64> [comment]}, whose parts are those its type has (RFC 4253 and
 * 5656, and PROTOCOL.u2f of OpenSSH for keys of security tokens). {@code encoded} is the key without its frame.
 */
record SshPublicKey(String type, byte[] encoded) {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(\\S+)");
    private static final String CERTIFIED = "-cert-v01@openssh.com";
    private static final int UNCOMPRESSED = 0x04;
    private static final int ED25519_BYTES = 32;

    SshPublicKey {
        requireNonNull(type, "type");
        requireNonNull(encoded, "encoded");
    }

    /** Empty when it is no such key. */
    static Optional<SshPublicKey> read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.lookingAt()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(parts.group(2));
            boolean whole = isWhole(parts.group(1), ByteBuffer.wrap(encoded));
            return whole ? Optional.of(new SshPublicKey(parts.group(1), encoded)) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException broken) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(String type, ByteBuffer in) {
        if (!text(in).equals(type)) {
            return false;
        }
        if (!type.endsWith(CERTIFIED)) {
            return isKey(type, in) && !in.hasRemaining();
        }
        // A certificate: a nonce before the key, what is certified after it.
        string(in);
        String bare = type.substring(0, type.length() - CERTIFIED.length());
        return isKey(bare.startsWith("sk-") ? bare + "@openssh.com" : bare, in) && in.hasRemaining();
    }

    private static boolean isKey(String type, ByteBuffer in) {
        return switch (type) {
            case "ssh-rsa" -> arePositive(in, 2);
            case "ssh-dss" -> arePositive(in, 4);
            case "ssh-ed25519" -> string(in).length == ED25519_BYTES;
            case "sk-ssh-ed25519@openssh.com" -> string(in).length == ED25519_BYTES && string(in).length > 0;
            case "ecdsa-sha2-nistp256" -> isPoint("nistp256", 32, in);
            case "ecdsa-sha2-nistp384" -> isPoint("nistp384", 48, in);
            case "ecdsa-sha2-nistp521" -> isPoint("nistp521", 66, in);
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> isPoint("nistp256", 32, in) && string(in).length > 0;
            default -> false;
        };
    }

    private static boolean arePositive(ByteBuffer in, int numbers) {
        boolean positive = true;
        for (int i = 0; i < numbers; i++) {
            byte[] number = string(in);
            positive &= number.length > 0 && new BigInteger(number).signum() > 0;
        }
        return positive;
    }

    private static boolean isPoint(String curve, int bytes, ByteBuffer in) {
        boolean named = text(in).equals(curve);
        byte[] point = string(in);
        return named && point.length == 1 + 2 * bytes && point[0] == UNCOMPRESSED;
    }

    private static String text(ByteBuffer in) {
        return new String(string(in), StandardCharsets.US_ASCII);
    }

    private static byte[] string(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] string = new byte[length];
        in.get(string);
        return string;
    }
}

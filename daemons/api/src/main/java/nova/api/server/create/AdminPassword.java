package nova.api.server.create;

import java.math.BigInteger;
import java.util.List;
import nova.runtime.port.Platform;

/** Passwords as Nova makes them: easy to read aloud, each kind of character at least once. */
final class AdminPassword {
    private static final int LENGTH = 12;
    private static final List<String> KINDS =
            List.of("23456789", "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz");

    private AdminPassword() {}

    /** Made of fresh uuids, which the platform draws from a secure source. */
    static String of(Platform platform) {
        BigInteger chance = new BigInteger((platform.newId() + platform.newId()).replace("-", ""), 16);
        String everything = String.join("", KINDS);
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            String kind = i < KINDS.size() ? KINDS.get(i) : everything;
            BigInteger[] parts = chance.divideAndRemainder(BigInteger.valueOf(kind.length()));
            chance = parts[0];
            password.append(kind.charAt(parts[1].intValue()));
        }
        for (int i = LENGTH - 1; i > 0; i--) {
            BigInteger[] parts = chance.divideAndRemainder(BigInteger.valueOf(i + 1L));
            chance = parts[0];
            int other = parts[1].intValue();
            char swapped = password.charAt(i);
            password.setCharAt(i, password.charAt(other));
            password.setCharAt(other, swapped);
        }
        return password.toString();
    }
}

package nova.http.token;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/**
 * Remembers good answers of another check for a while, at most {@link #MAX_TOKENS} of them, the least recently used
 * going first. Refusals are asked again each time. Tokens are kept as digests only.
 */
public final class RememberedTokens implements TokenCheck {
    public static final int MAX_TOKENS = 10_000;

    private final TokenCheck check;
    private final Platform platform;
    private final Duration life;
    private final Map<String, Remembered> remembered; // guarded by itself

    private record Remembered(Bearer bearer, long atNanos) {}

    public RememberedTokens(TokenCheck check, Platform platform, Duration life) {
        this.check = requireNonNull(check, "check");
        this.platform = requireNonNull(platform, "platform");
        this.life = requireNonNull(life, "life");
        this.remembered = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                return size() > MAX_TOKENS;
            }
        };
    }

    @Override
    public Optional<Bearer> check(String token) {
        String key = digest(token);
        Optional<Bearer> known = known(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<Bearer> bearer = check.check(token);
        bearer.ifPresent(found -> remember(key, found));
        return bearer;
    }

    private Optional<Bearer> known(String key) {
        synchronized (remembered) {
            Remembered found = remembered.get(key);
            if (found == null) {
                return Optional.empty();
            }
            boolean fresh = platform.nanos() - found.atNanos() < life.toNanos()
                    && platform.now().isBefore(found.bearer().expiresAt());
            if (!fresh) {
                remembered.remove(key);
                return Optional.empty();
            }
            return Optional.of(found.bearer());
        }
    }

    private void remember(String key, Bearer bearer) {
        synchronized (remembered) {
            remembered.put(key, new Remembered(bearer, platform.nanos()));
        }
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-256", impossible);
        }
    }
}

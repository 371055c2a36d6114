package nova.http.token;

import java.util.Optional;

/**
 * Asks who holds a token. Blocks; throws a {@code NovaException} with UNAVAILABLE or TIMEOUT when the identity service
 * does not answer. Implemented over the identity service's REST API, and by the identity service itself.
 */
@FunctionalInterface
public interface TokenCheck {
    /** Empty when the token is unknown, revoked or expired. */
    Optional<Bearer> check(String token);
}

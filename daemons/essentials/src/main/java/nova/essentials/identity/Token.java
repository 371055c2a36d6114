package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A token as it is stored: never the secret itself, only its hash. */
public record Token(
        String hash,
        String user,
        Scope scope,
        List<String> methods,
        String auditId,
        Instant issuedAt,
        Instant expiresAt) {
    public Token {
        requireNonNull(hash, "hash");
        requireNonNull(user, "user");
        requireNonNull(scope, "scope");
        methods = List.copyOf(methods);
        requireNonNull(auditId, "auditId");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(expiresAt, "expiresAt");
    }
}

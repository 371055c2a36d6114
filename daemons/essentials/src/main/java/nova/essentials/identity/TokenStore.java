package nova.essentials.identity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;

/** Rows of {@code identity_tokens}. */
public final class TokenStore {
    /** Expired tokens swept away per sweep. */
    private static final int SWEEP_ROWS = 1000;

    public void insert(Tx tx, Token token) {
        tx.sql()
                .execute(
                        "insert into identity_tokens"
                                + " (hash, user_id, scope_kind, scope_id, methods, audit_id, issued_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                        token.hash(),
                        token.user(),
                        token.scope().kind(),
                        token.scope().id(),
                        String.join(",", token.methods()),
                        token.auditId(),
                        column(token.issuedAt()),
                        column(token.expiresAt()));
    }

    /** The token with this hash, unless it has expired. */
    public Optional<Token> find(Tx tx, String hash) {
        return tx.sql()
                .fetchOptional(
                        "select hash, user_id, scope_kind, scope_id, methods, audit_id, issued_at, expires_at"
                                + " from identity_tokens where hash = ? and expires_at > ?",
                        hash,
                        column(tx.now()))
                .map(row -> new Token(
                        row.get("hash", String.class),
                        row.get("user_id", String.class),
                        Scope.stored(row.get("scope_kind", String.class), row.get("scope_id", String.class)),
                        List.of(row.get("methods", String.class).split(",")),
                        row.get("audit_id", String.class),
                        row.get("issued_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.get("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)));
    }

    public void delete(Tx tx, String hash) {
        tx.sql().execute("delete from identity_tokens where hash = ?", hash);
    }

    /** Deletes a bounded number of expired tokens and says how many. */
    public int sweep(Tx tx) {
        return tx.sql()
                .execute("delete from identity_tokens where expires_at <= ? limit " + SWEEP_ROWS, column(tx.now()));
    }

    private static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

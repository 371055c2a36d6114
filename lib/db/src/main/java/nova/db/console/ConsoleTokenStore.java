package nova.db.console;

import static nova.db.jooq.tables.ConsoleTokens.CONSOLE_TOKENS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleToken;
import nova.model.console.ConsoleType;
import nova.model.server.ServerId;
import org.jooq.Record;

/** Rights to open consoles. They end with their time and with their server. */
public final class ConsoleTokenStore {
    /** Ended ones that a new one takes away. */
    private static final int SWEEP = 100;

    public void insert(Tx tx, ConsoleToken token, Duration life) {
        List<String> ended = tx.sql()
                .select(CONSOLE_TOKENS.TOKEN_HASH)
                .from(CONSOLE_TOKENS)
                .where(CONSOLE_TOKENS.EXPIRES_AT.lt(tx.now()))
                .limit(SWEEP)
                .fetch(CONSOLE_TOKENS.TOKEN_HASH);
        if (!ended.isEmpty()) {
            tx.sql()
                    .deleteFrom(CONSOLE_TOKENS)
                    .where(CONSOLE_TOKENS.TOKEN_HASH.in(ended))
                    .execute();
        }
        ConsoleAddress address = token.address();
        tx.sql()
                .insertInto(CONSOLE_TOKENS)
                .set(CONSOLE_TOKENS.TOKEN_HASH, token.hash())
                .set(CONSOLE_TOKENS.SERVER_ID, token.server().value())
                .set(CONSOLE_TOKENS.CONSOLE_TYPE, token.type().word())
                .set(CONSOLE_TOKENS.HOST, address.host())
                .set(CONSOLE_TOKENS.PORT, address.port())
                .set(CONSOLE_TOKENS.TLS_PORT, address.tlsPort().orElse(null))
                .set(CONSOLE_TOKENS.ACCESS_PATH, address.path().orElse(null))
                .set(CONSOLE_TOKENS.EXPIRES_AT, tx.now().plus(life))
                .set(CONSOLE_TOKENS.CREATED_AT, tx.now())
                .execute();
    }

    /** Empty when it is unknown or has ended, or its server is deleted. */
    public Optional<ConsoleToken> find(Tx tx, String hash) {
        return tx.sql()
                .select(CONSOLE_TOKENS.fields())
                .from(CONSOLE_TOKENS)
                .join(SERVERS)
                .on(SERVERS.ID.eq(CONSOLE_TOKENS.SERVER_ID))
                .where(CONSOLE_TOKENS.TOKEN_HASH.eq(hash))
                .and(CONSOLE_TOKENS.EXPIRES_AT.gt(tx.now()))
                .and(SERVERS.DELETED.eq(false))
                .fetchOptional()
                .flatMap(ConsoleTokenStore::token);
    }

    private static Optional<ConsoleToken> token(Record row) {
        return ConsoleType.of(row.get(CONSOLE_TOKENS.CONSOLE_TYPE))
                .map(type -> new ConsoleToken(
                        row.get(CONSOLE_TOKENS.TOKEN_HASH),
                        new ServerId(row.get(CONSOLE_TOKENS.SERVER_ID)),
                        type,
                        new ConsoleAddress(
                                row.get(CONSOLE_TOKENS.HOST),
                                row.get(CONSOLE_TOKENS.PORT),
                                Optional.ofNullable(row.get(CONSOLE_TOKENS.TLS_PORT)),
                                Optional.ofNullable(row.get(CONSOLE_TOKENS.ACCESS_PATH)))));
    }
}

package nova.db.server;

import static nova.db.jooq.tables.ServerPasswords.SERVER_PASSWORDS;

import java.util.Optional;
import nova.db.Tx;
import nova.model.server.ServerId;

/** Admin passwords as guests posted them, encrypted to their key pairs; we cannot read them. */
public final class ServerPasswordStore {
    /** False when the server has one: it is posted once. */
    public boolean insert(Tx tx, ServerId server, String encrypted) {
        return tx.sql()
                        .insertInto(SERVER_PASSWORDS)
                        .set(SERVER_PASSWORDS.SERVER_ID, server.value())
                        .set(SERVER_PASSWORDS.ENCRYPTED, encrypted)
                        .set(SERVER_PASSWORDS.CREATED_AT, tx.now())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    public Optional<String> find(Tx tx, ServerId server) {
        return tx.sql()
                .select(SERVER_PASSWORDS.ENCRYPTED)
                .from(SERVER_PASSWORDS)
                .where(SERVER_PASSWORDS.SERVER_ID.eq(server.value()))
                .fetchOptional(SERVER_PASSWORDS.ENCRYPTED);
    }

    public void delete(Tx tx, ServerId server) {
        tx.sql()
                .deleteFrom(SERVER_PASSWORDS)
                .where(SERVER_PASSWORDS.SERVER_ID.eq(server.value()))
                .execute();
    }
}

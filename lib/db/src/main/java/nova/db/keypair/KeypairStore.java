package nova.db.keypair;

import static nova.db.jooq.tables.Keypairs.KEYPAIRS;

import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.keypair.Keypair;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Public keys of users. Servers keep a copy of theirs. */
public final class KeypairStore {
    /** False when the user has one of that name; {@code created} and {@code number} of the argument do not count. */
    public boolean insert(Tx tx, Keypair keypair) {
        return tx.sql()
                        .insertInto(KEYPAIRS)
                        .set(KEYPAIRS.USER_ID, keypair.user().value())
                        .set(KEYPAIRS.NAME, keypair.name())
                        .set(KEYPAIRS.TYPE, keypair.type())
                        .set(KEYPAIRS.FINGERPRINT, keypair.fingerprint())
                        .set(KEYPAIRS.PUBLIC_KEY, keypair.publicKey())
                        .set(KEYPAIRS.CREATED_AT, tx.now())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    public Optional<Keypair> find(Tx tx, UserId user, String name) {
        return tx.sql()
                .select(KEYPAIRS.fields())
                .from(KEYPAIRS)
                .where(KEYPAIRS.USER_ID.eq(user.value()))
                .and(KEYPAIRS.NAME.eq(name))
                .fetchOptional(KeypairStore::keypair);
    }

    /** By name, after the one named {@code marker}, which must be there. */
    public List<Keypair> list(Tx tx, UserId user, Optional<String> marker, int limit) {
        marker.filter(name -> find(tx, user, name).isEmpty()).ifPresent(name -> {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Marker " + name + " could not be found.");
        });
        return tx.sql()
                .select(KEYPAIRS.fields())
                .from(KEYPAIRS)
                .where(KEYPAIRS.USER_ID.eq(user.value()))
                .and(marker.map(KEYPAIRS.NAME::gt).orElseGet(DSL::noCondition))
                .orderBy(KEYPAIRS.NAME)
                .limit(limit)
                .fetch(KeypairStore::keypair);
    }

    public int count(Tx tx, UserId user) {
        return tx.sql().fetchCount(KEYPAIRS, KEYPAIRS.USER_ID.eq(user.value()));
    }

    public boolean delete(Tx tx, UserId user, String name) {
        return tx.sql()
                        .deleteFrom(KEYPAIRS)
                        .where(KEYPAIRS.USER_ID.eq(user.value()))
                        .and(KEYPAIRS.NAME.eq(name))
                        .execute()
                == 1;
    }

    private static Keypair keypair(Record row) {
        return new Keypair(
                new UserId(row.get(KEYPAIRS.USER_ID)),
                row.get(KEYPAIRS.NAME),
                row.get(KEYPAIRS.TYPE),
                row.get(KEYPAIRS.FINGERPRINT),
                row.get(KEYPAIRS.PUBLIC_KEY),
                row.get(KEYPAIRS.CREATED_AT),
                row.get(KEYPAIRS.SEQ));
    }
}

package nova.db.operation;

import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.OPERATION_SECRETS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.operation.OperationId;
import nova.model.operation.OperationSecrets;
import nova.runtime.json.JsonCodec;
import nova.runtime.secret.Sealer;

/** Sealed secrets of live and of parked operations; gone with the last step, or with the server. */
public final class SecretStore {
    private static final String PURPOSE = "operation ";

    private final Sealer sealer;

    public SecretStore(Sealer sealer) {
        this.sealer = sealer;
    }

    void put(Tx tx, OperationId operation, OperationSecrets secrets) {
        byte[] text = JsonCodec.write(secrets).getBytes(StandardCharsets.UTF_8);
        tx.sql()
                .insertInto(OPERATION_SECRETS)
                .set(OPERATION_SECRETS.OPERATION_ID, operation.value())
                .set(OPERATION_SECRETS.SEALED, sealer.seal(PURPOSE + operation.value(), text))
                .set(OPERATION_SECRETS.CREATED_AT, tx.now())
                .execute();
    }

    public Optional<OperationSecrets> find(Tx tx, OperationId operation) {
        return tx.sql()
                .select(OPERATION_SECRETS.SEALED)
                .from(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.eq(operation.value()))
                .fetchOptional(OPERATION_SECRETS.SEALED)
                .map(closed -> sealer.open(PURPOSE + operation.value(), closed))
                .map(text -> JsonCodec.read(OperationSecrets.class, new String(text, StandardCharsets.UTF_8)));
    }

    /**
     * What a server's operations still keep, parked ones too: the server is gone, no retry will come. They are looked up
     * first: a delete with a subselect reads the whole table on MariaDB and waits for the locks of every boot under way.
     */
    public void deleteAllOf(Tx tx, String subject) {
        List<String> kept = tx.sql()
                .select(OPERATION_SECRETS.OPERATION_ID)
                .from(OPERATIONS)
                .join(OPERATION_SECRETS)
                .on(OPERATION_SECRETS.OPERATION_ID.eq(OPERATIONS.ID))
                .where(OPERATIONS.SERVER_ID.eq(subject))
                .fetch(OPERATION_SECRETS.OPERATION_ID);
        kept.forEach(operation -> delete(tx, new OperationId(operation)));
    }

    public void delete(Tx tx, OperationId operation) {
        tx.sql()
                .deleteFrom(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.eq(operation.value()))
                .execute();
    }
}

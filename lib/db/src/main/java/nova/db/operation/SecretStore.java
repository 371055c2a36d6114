package nova.db.operation;

import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.OPERATION_SECRETS;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nova.db.Tx;
import nova.model.operation.OperationId;
import nova.model.operation.OperationSecrets;
import nova.runtime.json.JsonCodec;
import nova.runtime.secret.Sealer;
import org.jooq.impl.DSL;

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

    /** What parked operations of a server kept for a retry that will not come: the server is gone. */
    public void deleteAllOf(Tx tx, String subject) {
        tx.sql()
                .deleteFrom(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.in(
                        DSL.select(OPERATIONS.ID).from(OPERATIONS).where(OPERATIONS.SERVER_ID.eq(subject))))
                .execute();
    }

    public void delete(Tx tx, OperationId operation) {
        tx.sql()
                .deleteFrom(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.eq(operation.value()))
                .execute();
    }
}

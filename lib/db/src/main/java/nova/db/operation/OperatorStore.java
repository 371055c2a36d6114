package nova.db.operation;

import static nova.db.jooq.tables.OperationSecrets.OPERATION_SECRETS;
import static nova.db.jooq.tables.Operations.OPERATIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.operation.OperationId;
import nova.model.operation.OperationSummary;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Operations as {@code nova-manage operation} sees and answers them. Rows of servers are never touched here. */
public final class OperatorStore {
    /** How the message of an operation begins that an operator gave up. */
    public static final String ABANDONED = "abandoned: ";

    /** Which operations to list. */
    public enum Which {
        /** Those that are not over. */
        LIVE,
        /** Those the engine gave up and that may be tried again. */
        PARKED,
        /** Live and parked ones: what an operator may have to look after. */
        OPEN,
        ALL
    }

    /** What became of an operation that an operator abandons. */
    public enum Abandoned {
        /** It was live and was asked to stop; the conductor undoes what it did. */
        CANCELLING,
        /** It was parked and will not be tried again. */
        GIVEN_UP,
        /** It was over before. */
        OVER,
        UNKNOWN
    }

    /** Newest first; an absent subject means all servers. */
    public List<OperationSummary> list(Tx tx, Which which, Optional<String> subject, int limit) {
        return tx.sql()
                .select(columns())
                .from(OPERATIONS)
                .where(condition(which))
                .and(subject.map(OPERATIONS.SERVER_ID::eq).orElseGet(DSL::noCondition))
                .orderBy(OPERATIONS.SEQ.desc())
                .limit(limit)
                .fetch(OperatorStore::summary);
    }

    private static Condition condition(Which which) {
        Condition live = OPERATIONS.WAKE_AT.isNotNull();
        return switch (which) {
            case LIVE -> live;
            case PARKED -> parked();
            case OPEN -> live.or(parked());
            case ALL -> DSL.noCondition();
        };
    }

    private static Condition parked() {
        return OPERATIONS
                .WAKE_AT
                .isNull()
                .and(OPERATIONS.STATE.eq("failed"))
                .and(OPERATIONS.MESSAGE.startsWith(Advance.PARKED));
    }

    public Optional<OperationSummary> find(Tx tx, OperationId id) {
        return tx.sql()
                .select(columns())
                .from(OPERATIONS)
                .where(OPERATIONS.ID.eq(id.value()))
                .fetchOptional(OperatorStore::summary);
    }

    private static List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(OperationRows.COLUMNS);
        columns.addAll(
                List.of(OPERATIONS.CREATED_AT, OPERATIONS.UPDATED_AT, OPERATIONS.WAKE_AT, OPERATIONS.FINISHED_AT));
        return columns;
    }

    private static OperationSummary summary(Record row) {
        return new OperationSummary(
                OperationRows.operation(row),
                row.get(OPERATIONS.CREATED_AT),
                row.get(OPERATIONS.UPDATED_AT),
                Optional.ofNullable(row.get(OPERATIONS.WAKE_AT)),
                Optional.ofNullable(row.get(OPERATIONS.FINISHED_AT)));
    }

    /** Gives a live operation to a cancel, or takes a parked one its chance to be tried again. */
    public Abandoned abandon(Tx tx, OperationId id, String reason) {
        int cancelled = tx.sql()
                .update(OPERATIONS)
                .set(OPERATIONS.CANCEL_REQUESTED, true)
                .set(OPERATIONS.MESSAGE, ABANDONED + reason)
                .set(OPERATIONS.WAKE_AT, tx.now())
                .where(OPERATIONS.ID.eq(id.value()))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .execute();
        if (cancelled == 1) {
            return Abandoned.CANCELLING;
        }
        int givenUp = tx.sql()
                .update(OPERATIONS)
                .set(OPERATIONS.MESSAGE, ABANDONED + reason)
                .set(OPERATIONS.UPDATED_AT, tx.now())
                .set(OPERATIONS.REVISION, OPERATIONS.REVISION.plus(1L))
                .where(OPERATIONS.ID.eq(id.value()))
                .and(parked())
                .execute();
        if (givenUp == 0) {
            return find(tx, id).isPresent() ? Abandoned.OVER : Abandoned.UNKNOWN;
        }
        tx.sql()
                .deleteFrom(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.eq(id.value()))
                .execute();
        return Abandoned.GIVEN_UP;
    }
}

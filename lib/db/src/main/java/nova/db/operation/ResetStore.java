package nova.db.operation;

import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.OPERATION_SECRETS;
import static nova.db.jooq.Tables.OPERATION_STEPS;
import static nova.db.jooq.Tables.SERVERS;

import java.util.List;
import nova.db.Tx;
import nova.model.operation.OperationState;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepState;
import nova.model.server.ServerId;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.runtime.json.JsonCodec;

/**
 * An administrator's reset of a server's state: whatever runs for the server is closed as it is, without undo, and its
 * steps are fenced, so that a report that still comes changes nothing. What a closed operation may have left elsewhere is
 * found by the audit that follows, and by the delete: both look at fenced steps.
 */
public final class ResetStore {
    private static final String WHY = "closed by a reset of the server's state";

    /** False when there is no such server. */
    public boolean reset(Tx tx, ServerId server, VmState state) {
        int changed = tx.sql()
                .update(SERVERS)
                .set(SERVERS.VM_STATE, state.word())
                .set(SERVERS.TASK_STATE, TaskState.NONE.word())
                .set(SERVERS.UPDATED_AT, tx.now())
                .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L))
                .where(SERVERS.ID.eq(server.value()))
                .and(SERVERS.DELETED.eq(false))
                .execute();
        if (changed == 0) {
            return false;
        }
        closeOperations(tx, server);
        return true;
    }

    private static void closeOperations(Tx tx, ServerId server) {
        List<String> open = tx.sql()
                .select(OPERATIONS.ID)
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.eq(server.value()))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .orderBy(OPERATIONS.SEQ)
                .fetch(OPERATIONS.ID);
        if (open.isEmpty()) {
            return;
        }
        tx.sql()
                .update(OPERATIONS)
                .set(OPERATIONS.STATE, OperationRows.word(OperationState.CANCELLED))
                .set(OPERATIONS.OWNER, (String) null)
                .set(OPERATIONS.WAKE_AT, (java.time.Instant) null)
                .set(OPERATIONS.MESSAGE, WHY)
                .set(OPERATIONS.REVISION, OPERATIONS.REVISION.plus(1L))
                .set(OPERATIONS.UPDATED_AT, tx.now())
                .set(OPERATIONS.FINISHED_AT, tx.now())
                .where(OPERATIONS.ID.in(open))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .execute();
        fence(tx, open, StepState.SENT, new StepOutcome.NotBegun(WHY));
        fence(tx, open, StepState.RUNNING, new StepOutcome.HostLost(WHY));
        tx.sql()
                .deleteFrom(OPERATION_SECRETS)
                .where(OPERATION_SECRETS.OPERATION_ID.in(open))
                .execute();
    }

    /** With an outcome like any fenced step, so that the journal can still be read. */
    private static void fence(Tx tx, List<String> operations, StepState state, StepOutcome outcome) {
        tx.sql()
                .update(OPERATION_STEPS)
                .set(OPERATION_STEPS.STATE, OperationRows.word(StepState.FENCED))
                .set(OPERATION_STEPS.RESULT, JsonCodec.writeAs(StepOutcome.class, outcome))
                .set(OPERATION_STEPS.DETAILS, WHY)
                .set(OPERATION_STEPS.FINISHED_AT, tx.now())
                .where(OPERATION_STEPS.OPERATION_ID.in(operations))
                .and(OPERATION_STEPS.STATE.eq(OperationRows.word(state)))
                .execute();
    }
}

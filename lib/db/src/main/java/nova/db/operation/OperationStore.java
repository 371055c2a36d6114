package nova.db.operation;

import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.PROCESSES;
import static nova.db.operation.OperationRows.COLUMNS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.db.jooq.tables.Operations;
import nova.model.operation.NewOperation;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationState;
import nova.model.operation.ProcessId;
import nova.model.operation.PublicEvent;
import nova.model.operation.Step;
import nova.model.operation.StepState;
import nova.model.operation.Verb;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Operations: their acceptance, who runs them, how far they are. Every write after acceptance is compare-and-set. */
public final class OperationStore {
    /** The operation somebody asks about, beside those of its line. */
    private static final Operations ASKED = OPERATIONS.as("asked");

    /** Waiting operations are looked at this often even if every message about them was lost. */
    private static final Duration WAKE_AFTER_ACCEPTANCE = Duration.ofSeconds(2);

    private static final int MAX_HISTORY = 1000;

    private final SecretStore secrets;
    private final FlowVersions versions;
    private final StepStore steps = new StepStore();

    public OperationStore(SecretStore secrets) {
        this(secrets, FlowVersions.RELEASED);
    }

    OperationStore(SecretStore secrets, FlowVersions versions) {
        this.secrets = secrets;
        this.versions = versions;
    }

    /**
     * Accepts an operation in the caller's transaction, together with whatever admits it (the guarded move of the
     * server, quota). After the commit the caller sends {@code Conductor.wake}; if that is lost a sweep finds it. A
     * delete asks everything ahead of it in the server's line to stop.
     */
    public void accept(Tx tx, NewOperation operation) {
        if (operation.verb() == Verb.DELETE_SERVER) {
            tx.sql()
                    .update(OPERATIONS)
                    .set(OPERATIONS.CANCEL_REQUESTED, true)
                    .where(OPERATIONS.SERVER_ID.eq(operation.order().subject()))
                    .and(OPERATIONS.WAKE_AT.isNotNull())
                    .execute();
        }
        insert(
                tx,
                operation,
                OperationState.READY,
                Optional.of(tx.now().plus(WAKE_AFTER_ACCEPTANCE)),
                Optional.empty());
        operation.secrets().ifPresent(secret -> secrets.put(tx, operation.id(), secret));
    }

    /** Records something that is over with the caller's transaction: a lock, or a create that failed before it began. */
    public void recordFinished(Tx tx, NewOperation operation, boolean success) {
        insert(
                tx,
                operation,
                success ? OperationState.DONE : OperationState.FAILED,
                Optional.empty(),
                success ? Optional.empty() : Optional.of("Error"));
    }

    /** Records something that is done already, with one public event. */
    public void recordDone(Tx tx, NewOperation operation, PublicEvent event) {
        recordFinished(tx, operation, true);
        steps.insert(
                tx,
                operation.id(),
                Step.ended(Step.ENGINE_SEQUENCE, "done", 0, StepState.DONE, "null")
                        .shownAs(event));
    }

    /** Records something that failed before it began, with one failed public event. */
    public void recordFailed(Tx tx, NewOperation operation, PublicEvent event, String details) {
        recordFinished(tx, operation, false);
        Step step = Step.ended(Step.ENGINE_SEQUENCE, "failed", 0, StepState.FAILED, "null")
                .shownAs(event);
        steps.insert(tx, operation.id(), step.ended(StepState.FAILED, "null", Optional.of(details)));
    }

    private void insert(
            Tx tx, NewOperation operation, OperationState state, Optional<Instant> wakeAt, Optional<String> message) {
        tx.sql()
                .insertInto(OPERATIONS)
                .set(OPERATIONS.ID, operation.id().value())
                .set(OPERATIONS.SERVER_ID, operation.order().subject())
                .set(OPERATIONS.PROJECT_ID, operation.by().project().value())
                .set(OPERATIONS.USER_ID, operation.by().user().value())
                .set(OPERATIONS.REQUEST_ID, operation.by().request().value())
                .set(OPERATIONS.VERB, operation.verb().name())
                .set(OPERATIONS.FLOW_VERSION, versions.of(tx, operation.verb()))
                .set(OPERATIONS.ACTION, operation.action())
                .set(OPERATIONS.ORDER_JSON, JsonCodec.writeAs(OperationOrder.class, operation.order()))
                .set(OPERATIONS.STATE, OperationRows.word(state))
                .set(OPERATIONS.REVISION, 1L)
                .set(OPERATIONS.WAKE_AT, wakeAt.orElse(null))
                .set(OPERATIONS.CANCEL_REQUESTED, false)
                .set(OPERATIONS.TRIES, 0)
                .set(OPERATIONS.IS_PUBLIC, operation.visible())
                .set(OPERATIONS.MESSAGE, message.orElse(null))
                .set(OPERATIONS.CREATED_AT, tx.now())
                .set(OPERATIONS.UPDATED_AT, tx.now())
                .set(OPERATIONS.FINISHED_AT, wakeAt.isPresent() ? null : tx.now())
                .execute();
    }

    public Optional<Operation> find(Tx tx, OperationId id) {
        return tx.sql()
                .select(COLUMNS)
                .from(OPERATIONS)
                .where(OPERATIONS.ID.eq(id.value()))
                .fetchOptional(OperationRows::operation);
    }

    /** Live operations of a line, in its order; at most {@code limit}. */
    public List<Operation> line(Tx tx, String subject, int limit) {
        return tx.sql()
                .select(COLUMNS)
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.eq(subject))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(OperationRows::operation);
    }

    /** The line an operation stands in, itself included while it lives; at most {@code limit}. */
    public List<Operation> lineOf(Tx tx, OperationId id, int limit) {
        return tx.sql()
                .select(COLUMNS)
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.eq(
                        DSL.select(ASKED.SERVER_ID).from(ASKED).where(ASKED.ID.eq(id.value()))))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(OperationRows::operation);
    }

    /** All operations of a subject, finished ones too, oldest first; at most {@code limit}. */
    public List<Operation> history(Tx tx, String subject, int limit) {
        return tx.sql()
                .select(COLUMNS)
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.eq(subject))
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(OperationRows::operation);
    }

    /** Whose time has come, longest due first. */
    public List<OperationId> due(Tx tx, int limit) {
        return tx.sql()
                .select(OPERATIONS.ID)
                .from(OPERATIONS)
                .where(OPERATIONS.WAKE_AT.le(tx.now()))
                .orderBy(OPERATIONS.WAKE_AT, OPERATIONS.SEQ)
                .limit(limit)
                .fetch(row -> new OperationId(row.value1()));
    }

    /** A live operation of a dead owner, as it was when it was found dead. */
    public record Orphan(OperationId id, long revision) {}

    /** Live operations whose owner has not beaten for {@code grace}, or is not known at all. */
    public List<Orphan> orphans(Tx tx, Duration grace, int limit) {
        return tx.sql()
                .select(OPERATIONS.ID, OPERATIONS.REVISION)
                .from(OPERATIONS)
                .where(OPERATIONS.OWNER.isNotNull())
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .and(DSL.notExists(DSL.selectOne()
                        .from(PROCESSES)
                        .where(PROCESSES.ID.eq(OPERATIONS.OWNER))
                        .and(PROCESSES.STOPPED_AT.isNull())
                        .and(PROCESSES.BEAT_AT.gt(tx.now().minus(grace)))))
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(row -> new Orphan(new OperationId(row.value1()), row.value2()));
    }

    /** Takes it from its dead owner; false when it moved on since: the owner lives, or another was faster. */
    public boolean free(Tx tx, Orphan orphan) {
        return tx.sql()
                        .update(OPERATIONS)
                        .set(OPERATIONS.STATE, OperationRows.word(OperationState.READY))
                        .set(OPERATIONS.OWNER, (String) null)
                        .set(OPERATIONS.WAKE_AT, tx.now())
                        .set(OPERATIONS.REVISION, orphan.revision() + 1)
                        .set(OPERATIONS.UPDATED_AT, tx.now())
                        .where(OPERATIONS.ID.eq(orphan.id().value()))
                        .and(OPERATIONS.REVISION.eq(orphan.revision()))
                        .and(OPERATIONS.WAKE_AT.isNotNull())
                        .execute()
                == 1;
    }

    /** Live operations of one process, oldest first. */
    public List<OperationId> ownedBy(Tx tx, ProcessId owner, int limit) {
        return tx.sql()
                .select(OPERATIONS.ID)
                .from(OPERATIONS)
                .where(OPERATIONS.OWNER.eq(owner.value()))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(row -> new OperationId(row.value1()));
    }

    /** Whether anything is not finished yet. */
    public boolean anyLive(Tx tx) {
        return tx.sql().fetchExists(DSL.selectOne().from(OPERATIONS).where(OPERATIONS.WAKE_AT.isNotNull()));
    }

    /** Live operations, oldest first: for operators. */
    public List<Operation> live(Tx tx, int limit) {
        return tx.sql()
                .select(COLUMNS)
                .from(OPERATIONS)
                .where(OPERATIONS.WAKE_AT.isNotNull())
                .orderBy(OPERATIONS.SEQ)
                .limit(limit)
                .fetch(OperationRows::operation);
    }

    /**
     * Moves a live operation on; false means that it changed since {@code seen} was read: stop, touch nothing.
     * {@code wakeIn} empty finishes it.
     */
    public boolean advance(Tx tx, Operation seen, Advance to, boolean heedCancel) {
        Instant now = tx.now();
        Condition allowed = heedCancel ? OPERATIONS.CANCEL_REQUESTED.eq(false) : DSL.noCondition();
        return tx.sql()
                        .update(OPERATIONS)
                        .set(OPERATIONS.STATE, OperationRows.word(to.state()))
                        .set(OPERATIONS.OWNER, to.owner().map(ProcessId::value).orElse(null))
                        .set(OPERATIONS.WAKE_AT, to.wakeIn().map(now::plus).orElse(null))
                        .set(OPERATIONS.TRIES, to.tries())
                        .set(OPERATIONS.MESSAGE, to.message().orElse(null))
                        .set(OPERATIONS.REVISION, seen.progress().revision() + 1)
                        .set(OPERATIONS.UPDATED_AT, now)
                        .set(OPERATIONS.FINISHED_AT, to.wakeIn().isPresent() ? null : now)
                        .where(OPERATIONS.ID.eq(seen.id().value()))
                        .and(OPERATIONS.REVISION.eq(seen.progress().revision()))
                        .and(OPERATIONS.WAKE_AT.isNotNull())
                        .and(allowed)
                        .execute()
                == 1;
    }

    /** Whether a server was ever to have network interfaces: its ports may exist even if no row says so. */
    public boolean everWired(Tx tx, String subject) {
        return history(tx, subject, MAX_HISTORY).stream()
                .anyMatch(operation -> operation.work().order() instanceof OperationOrder.BuildServer build
                        && !build.plan().interfaces().isEmpty());
    }

    /** Whether somebody asked this operation to stop; read in the transaction that would go on with it. */
    public boolean cancelRequested(Tx tx, OperationId id) {
        return tx.sql()
                .select(OPERATIONS.CANCEL_REQUESTED)
                .from(OPERATIONS)
                .where(OPERATIONS.ID.eq(id.value()))
                .fetchOptional(OPERATIONS.CANCEL_REQUESTED)
                .orElse(false);
    }

    /** Asks an operation to stop; false when it is finished. */
    public boolean requestCancel(Tx tx, OperationId id) {
        return tx.sql()
                        .update(OPERATIONS)
                        .set(OPERATIONS.CANCEL_REQUESTED, true)
                        .set(OPERATIONS.WAKE_AT, tx.now())
                        .where(OPERATIONS.ID.eq(id.value()))
                        .and(OPERATIONS.WAKE_AT.isNotNull())
                        .execute()
                == 1;
    }

    /** When the sweep looks again at an operation nobody moves; no revision, for it decides nothing. */
    public void lookAgainIn(Tx tx, OperationId id, Duration pause) {
        tx.sql()
                .update(OPERATIONS)
                .set(OPERATIONS.WAKE_AT, tx.now().plus(pause))
                .where(OPERATIONS.ID.eq(id.value()))
                .and(OPERATIONS.WAKE_AT.isNotNull())
                .execute();
    }

    /** Gives a parked operation another five tries, from its journal on; false when it is not parked. */
    public boolean retryParked(Tx tx, OperationId id) {
        return tx.sql()
                        .update(OPERATIONS)
                        .set(OPERATIONS.STATE, OperationRows.word(OperationState.READY))
                        .set(OPERATIONS.WAKE_AT, tx.now())
                        .set(OPERATIONS.TRIES, 0)
                        .set(OPERATIONS.REVISION, OPERATIONS.REVISION.plus(1L))
                        .set(OPERATIONS.FINISHED_AT, (Instant) null)
                        .where(OPERATIONS.ID.eq(id.value()))
                        .and(OPERATIONS.STATE.eq(OperationRows.word(OperationState.FAILED)))
                        .and(OPERATIONS.MESSAGE.startsWith(Advance.PARKED))
                        .execute()
                == 1;
    }
}

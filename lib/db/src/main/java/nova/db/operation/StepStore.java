package nova.db.operation;

import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.OPERATION_STEPS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.operation.SentStep;
import nova.model.operation.Step;
import nova.model.operation.StepRef;
import nova.model.operation.StepState;
import nova.model.operation.Verb;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The journal. A step is inserted once; what happens to it later is guarded by its attempt and state. */
public final class StepStore {
    private static final List<String> OPEN =
            List.of(OperationRows.word(StepState.SENT), OperationRows.word(StepState.RUNNING));

    /** The whole journal of an operation in order, the engine's own steps last. */
    public List<Step> journal(Tx tx, OperationId operation) {
        return tx.sql()
                .select(OPERATION_STEPS.fields())
                .from(OPERATION_STEPS)
                .where(OPERATION_STEPS.OPERATION_ID.eq(operation.value()))
                .orderBy(OPERATION_STEPS.SEQUENCE)
                .fetch(OperationRows::step);
    }

    /**
     * A step its host asks about. {@code wanted}: its operation lives, and nobody asked that to stop; a delete is not
     * stopped. {@code incarnation} is its host's now, 0 when that has no record any more.
     */
    public record Asked(Step step, boolean wanted, long incarnation) {}

    /** All that decides whether a host may begin a step, in one statement. */
    public Optional<Asked> asked(Tx tx, StepRef ref) {
        List<Field<?>> columns = new ArrayList<>(List.of(OPERATION_STEPS.fields()));
        columns.addAll(List.of(OPERATIONS.WAKE_AT, OPERATIONS.CANCEL_REQUESTED, OPERATIONS.VERB, HOSTS.INCARNATION));
        return tx.sql()
                .select(columns)
                .from(OPERATION_STEPS)
                .join(OPERATIONS)
                .on(OPERATIONS.ID.eq(OPERATION_STEPS.OPERATION_ID))
                .leftJoin(HOSTS)
                .on(HOSTS.NAME.eq(OPERATION_STEPS.HOST))
                .where(is(ref))
                .fetchOptional(row -> new Asked(
                        OperationRows.step(row),
                        row.get(OPERATIONS.WAKE_AT) != null
                                && (!row.get(OPERATIONS.CANCEL_REQUESTED)
                                        || row.get(OPERATIONS.VERB).equals(Verb.DELETE_SERVER.name())),
                        Optional.ofNullable(row.get(HOSTS.INCARNATION)).orElse(0L)));
    }

    /** Journals a step. An order notes the beat its host had, so that only a later heartbeat can prove it absent. */
    public void insert(Tx tx, OperationId operation, Step step) {
        Instant now = tx.now();
        boolean sent = step.state() == StepState.SENT;
        var insert = tx.sql()
                .insertInto(OPERATION_STEPS)
                .set(OPERATION_STEPS.OPERATION_ID, operation.value())
                .set(OPERATION_STEPS.SEQUENCE, step.sequence())
                .set(OPERATION_STEPS.NAME, step.name())
                .set(OPERATION_STEPS.OCCURRENCE, step.occurrence())
                .set(OPERATION_STEPS.EVENT, step.event().orElse(null))
                .set(OPERATION_STEPS.HOST, step.host().map(HostName::value).orElse(null))
                .set(OPERATION_STEPS.ATTEMPT, step.attempt())
                .set(OPERATION_STEPS.STATE, OperationRows.word(step.state()))
                .set(OPERATION_STEPS.LOST_INCARNATIONS, step.lostIncarnations())
                .set(OPERATION_STEPS.REQUEST, step.request().orElse(null))
                .set(OPERATION_STEPS.RESULT, step.result().orElse(null))
                .set(OPERATION_STEPS.DETAILS, step.details().orElse(null))
                .set(OPERATION_STEPS.STARTED_AT, now)
                .set(OPERATION_STEPS.FINISHED_AT, step.open() ? null : now);
        if (sent) {
            insert = insert.set(OPERATION_STEPS.SENT_AT, now)
                    .set(
                            OPERATION_STEPS.SENT_BEAT,
                            DSL.field(DSL.select(HOSTS.BEAT)
                                    .from(HOSTS)
                                    .where(HOSTS.NAME.eq(
                                            step.host().orElseThrow().value()))));
        }
        insert.execute();
    }

    /** sent → running, or a new incarnation goes on with what an earlier one began; false: not wanted. */
    public boolean begin(Tx tx, StepRef ref, StepState from, long incarnation, int lost) {
        return tx.sql()
                        .update(OPERATION_STEPS)
                        .set(OPERATION_STEPS.STATE, OperationRows.word(StepState.RUNNING))
                        .set(OPERATION_STEPS.INCARNATION, incarnation)
                        .set(OPERATION_STEPS.LOST_INCARNATIONS, lost)
                        .where(is(ref))
                        .and(OPERATION_STEPS.STATE.eq(OperationRows.word(from)))
                        .execute()
                == 1;
    }

    /** Ends an open step that still is as {@code seen}; false: somebody else ended, sent or began it meanwhile. */
    public boolean end(Tx tx, OperationId operation, Step seen, Step ended) {
        return tx.sql()
                        .update(OPERATION_STEPS)
                        .set(OPERATION_STEPS.STATE, OperationRows.word(ended.state()))
                        .set(OPERATION_STEPS.RESULT, ended.result().orElse(null))
                        .set(OPERATION_STEPS.DETAILS, ended.details().orElse(null))
                        .set(OPERATION_STEPS.FINISHED_AT, tx.now())
                        .where(OPERATION_STEPS.OPERATION_ID.eq(operation.value()))
                        .and(OPERATION_STEPS.SEQUENCE.eq(seen.sequence()))
                        .and(OPERATION_STEPS.STATE.eq(OperationRows.word(seen.state())))
                        .and(OPERATION_STEPS.ATTEMPT.eq(seen.attempt()))
                        .and(
                                seen.incarnation().isPresent()
                                        ? OPERATION_STEPS.INCARNATION.eq(
                                                seen.incarnation().get())
                                        : OPERATION_STEPS.INCARNATION.isNull())
                        .execute()
                == 1;
    }

    /** Counts one more attempt of an open step, before it is sent again; false: it changed meanwhile. */
    public boolean sendAgain(Tx tx, StepRef ref, StepState state, long beat) {
        return tx.sql()
                        .update(OPERATION_STEPS)
                        .set(OPERATION_STEPS.ATTEMPT, ref.attempt() + 1)
                        .set(OPERATION_STEPS.SENT_AT, tx.now())
                        .set(OPERATION_STEPS.SENT_BEAT, beat)
                        .where(is(ref))
                        .and(OPERATION_STEPS.STATE.eq(OperationRows.word(state)))
                        .execute()
                == 1;
    }

    /** Open steps at these hosts, oldest first. */
    public List<SentStep> openAt(Tx tx, Collection<HostName> hosts, int limit) {
        return tx.sql()
                .select(
                        OPERATION_STEPS.OPERATION_ID,
                        OPERATION_STEPS.SEQUENCE,
                        OPERATION_STEPS.ATTEMPT,
                        OPERATION_STEPS.HOST,
                        OPERATION_STEPS.STATE,
                        OPERATION_STEPS.INCARNATION,
                        OPERATION_STEPS.SENT_BEAT,
                        OPERATION_STEPS.SENT_AT,
                        OPERATIONS.SERVER_ID)
                .from(OPERATION_STEPS)
                .join(OPERATIONS)
                .on(OPERATIONS.ID.eq(OPERATION_STEPS.OPERATION_ID))
                .where(OPERATION_STEPS.HOST.in(
                        hosts.stream().map(HostName::value).toList()))
                .and(OPERATION_STEPS.STATE.in(OPEN))
                .orderBy(OPERATIONS.SEQ, OPERATION_STEPS.SEQUENCE)
                .limit(limit)
                .fetch(StepStore::sent);
    }

    /** Hosts where a step of this subject was begun and then ended by us: something of it may still be there. */
    public List<HostName> fencedAfterBegin(Tx tx, String subject) {
        return tx.sql()
                .selectDistinct(OPERATION_STEPS.HOST)
                .from(OPERATION_STEPS)
                .join(OPERATIONS)
                .on(OPERATIONS.ID.eq(OPERATION_STEPS.OPERATION_ID))
                .where(OPERATIONS.SERVER_ID.eq(subject))
                .and(OPERATION_STEPS.STATE.eq(OperationRows.word(StepState.FENCED)))
                .and(OPERATION_STEPS.INCARNATION.isNotNull())
                .orderBy(OPERATION_STEPS.HOST)
                .fetch(row -> new HostName(row.value1()));
    }

    private static SentStep sent(Record row) {
        return new SentStep(
                new StepRef(
                        new OperationId(row.get(OPERATION_STEPS.OPERATION_ID)),
                        new ServerId(row.get(OPERATIONS.SERVER_ID)),
                        row.get(OPERATION_STEPS.SEQUENCE),
                        row.get(OPERATION_STEPS.ATTEMPT)),
                new HostName(row.get(OPERATION_STEPS.HOST)),
                OperationRows.state(row.get(OPERATION_STEPS.STATE)),
                Optional.ofNullable(row.get(OPERATION_STEPS.INCARNATION)),
                Optional.ofNullable(row.get(OPERATION_STEPS.SENT_BEAT)).orElse(0L),
                row.get(OPERATION_STEPS.SENT_AT));
    }

    private static Condition is(StepRef ref) {
        return OPERATION_STEPS
                .OPERATION_ID
                .eq(ref.operation().value())
                .and(OPERATION_STEPS.SEQUENCE.eq(ref.sequence()))
                .and(OPERATION_STEPS.ATTEMPT.eq(ref.attempt()));
    }
}

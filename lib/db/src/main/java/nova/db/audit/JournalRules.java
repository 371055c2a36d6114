package nova.db.audit;

import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.OperationSecrets.OPERATION_SECRETS;
import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static nova.db.jooq.tables.Operations.OPERATIONS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import nova.db.Tx;
import nova.db.operation.Advance;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Servers, operations, steps and secrets against each other. */
final class JournalRules {
    private JournalRules() {}

    /** A live operation of the server's own, or of the request that creates it with others. */
    static Condition hasLiveOperation() {
        return hasLiveOperation(SERVERS.ID).or(hasLiveOperation(SERVERS.RESERVATION_ID));
    }

    /** One subject at a time: only then does the database use its index. */
    private static Condition hasLiveOperation(Field<String> subject) {
        return DSL.exists(DSL.selectOne()
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.eq(subject))
                .and(OPERATIONS.WAKE_AT.isNotNull()));
    }

    static List<Violation> serversMove(Tx tx) {
        Condition silent = DSL.exists(
                DSL.selectOne().from(HOSTS).where(HOSTS.NAME.eq(SERVERS.HOST)).and(HOSTS.SILENT_SINCE.isNotNull()));
        return tx.sql()
                .select(SERVERS.ID, SERVERS.VM_STATE, SERVERS.TASK_STATE)
                .from(SERVERS)
                .where(SERVERS.DELETED.eq(false))
                .and(SERVERS.TASK_STATE.ne(TaskState.NONE.word()).or(SERVERS.VM_STATE.eq(VmState.BUILDING.word())))
                .andNot(hasLiveOperation())
                .andNot(silent)
                .orderBy(SERVERS.ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.SERVER_MOVES,
                        row.value1(),
                        "is %s/%s and no live operation moves it".formatted(row.value2(), shown(row.value3()))));
    }

    private static String shown(String task) {
        return task.isEmpty() ? "-" : task;
    }

    static List<Violation> operationsHaveServers(Tx tx) {
        return tx.sql()
                .select(OPERATIONS.ID, OPERATIONS.VERB, OPERATIONS.SERVER_ID)
                .from(OPERATIONS)
                .where(OPERATIONS.WAKE_AT.isNotNull())
                .andNotExists(DSL.selectOne().from(SERVERS).where(SERVERS.ID.eq(OPERATIONS.SERVER_ID)))
                .andNotExists(DSL.selectOne().from(SERVERS).where(SERVERS.RESERVATION_ID.eq(OPERATIONS.SERVER_ID)))
                .orderBy(OPERATIONS.ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.OPERATION_HAS_SERVER,
                        row.value1(),
                        "%s is live and %s is neither a server nor a reservation"
                                .formatted(row.value2(), row.value3())));
    }

    static List<Violation> operationsAreTended(Tx tx) {
        return tx.sql()
                .select(OPERATIONS.ID, OPERATIONS.VERB, OPERATIONS.SERVER_ID, OPERATIONS.WAKE_AT)
                .from(OPERATIONS)
                .where(OPERATIONS.WAKE_AT.lt(tx.now().minus(Audit.OVERDUE)))
                .orderBy(OPERATIONS.WAKE_AT)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.OPERATION_IS_TENDED,
                        row.value1(),
                        "%s of %s was due at %s and nobody looked: is a conductor running?"
                                .formatted(row.value2(), row.value3(), row.value4())));
    }

    static List<Violation> stepsEnd(Tx tx) {
        return tx.sql()
                .select(OPERATION_STEPS.OPERATION_ID, OPERATION_STEPS.NAME, OPERATION_STEPS.STATE, OPERATIONS.STATE)
                .from(OPERATION_STEPS)
                .leftJoin(OPERATIONS)
                .on(OPERATIONS.ID.eq(OPERATION_STEPS.OPERATION_ID))
                .where(OPERATION_STEPS.STATE.in("sent", "running"))
                .and(OPERATIONS.WAKE_AT.isNull())
                .orderBy(OPERATION_STEPS.OPERATION_ID, OPERATION_STEPS.SEQUENCE)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.STEPS_END,
                        row.value1(),
                        "step %s is %s but the operation is %s"
                                .formatted(row.value2(), row.value3(), row.value4() == null ? "gone" : row.value4())));
    }

    static List<Violation> secretsHaveOwners(Tx tx) {
        return tx.sql()
                .select(OPERATION_SECRETS.OPERATION_ID)
                .from(OPERATION_SECRETS)
                .leftJoin(OPERATIONS)
                .on(OPERATIONS.ID.eq(OPERATION_SECRETS.OPERATION_ID))
                .where(OPERATIONS.WAKE_AT.isNull())
                .and(OPERATIONS.MESSAGE.isNull().or(OPERATIONS.MESSAGE.notLike(Advance.PARKED + "%")))
                .orderBy(OPERATION_SECRETS.OPERATION_ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.SECRET_HAS_OWNER,
                        row.value1(),
                        "the secrets of an operation that is over are still there"));
    }
}

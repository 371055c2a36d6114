package nova.db.usage;

import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.Services.SERVICES;
import static nova.db.jooq.tables.TaskLogs.TASK_LOGS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nova.db.Tx;
import nova.model.host.HostName;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which hosts had their usage audited for a period. A row is made when an audit begins, and says so when it ends. */
public final class TaskLogStore {
    /** By host; at most {@code limit}. */
    public List<TaskLog> list(Tx tx, Span period, int limit) {
        return tx.sql()
                .select(TASK_LOGS.HOST, TASK_LOGS.STATE, TASK_LOGS.TASK_ITEMS, TASK_LOGS.ERRORS, TASK_LOGS.MESSAGE)
                .from(TASK_LOGS)
                .where(of(period))
                .orderBy(TASK_LOGS.HOST)
                .limit(limit)
                .fetch(row -> new TaskLog(
                        new HostName(row.value1()),
                        TaskLog.State.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    /**
     * Hosts that are up and whose audit of a period nobody began, or began longer than {@code abandonedAfter} ago and
     * did not end: its process died. By name, at most {@code limit}.
     */
    public List<HostName> due(Tx tx, Span period, Duration abandonedAfter, int limit) {
        Condition takenOrDone = of(period)
                .and(TASK_LOGS.HOST.eq(HOSTS.NAME))
                .and(TASK_LOGS
                        .STATE
                        .eq(TaskLog.State.DONE.name())
                        .or(TASK_LOGS.UPDATED_AT.ge(tx.now().minus(abandonedAfter))));
        return tx.sql()
                .select(HOSTS.NAME)
                .from(HOSTS)
                .join(SERVICES)
                .on(SERVICES.ID.eq(HOSTS.SERVICE_ID))
                .where(SERVICES.JUDGED_UP.eq(true), SERVICES.FORCED_DOWN.eq(false))
                .andNotExists(DSL.selectOne().from(TASK_LOGS).where(takenOrDone))
                .orderBy(HOSTS.NAME)
                .limit(limit)
                .fetch(row -> new HostName(row.value1()));
    }

    /** Begins the audit of a host, or takes over one that was abandoned; false when another process was first. */
    public boolean begin(Tx tx, Span period, HostName host, String message, Duration abandonedAfter) {
        Instant now = tx.now();
        boolean first = tx.sql()
                        .insertInto(TASK_LOGS)
                        .set(TASK_LOGS.TASK, TaskLog.USAGE_AUDIT)
                        .set(TASK_LOGS.PERIOD_BEGINNING, period.begin())
                        .set(TASK_LOGS.PERIOD_ENDING, period.end())
                        .set(TASK_LOGS.HOST, host.value())
                        .set(TASK_LOGS.STATE, TaskLog.State.RUNNING.name())
                        .set(TASK_LOGS.MESSAGE, message)
                        .set(TASK_LOGS.TASK_ITEMS, 0)
                        .set(TASK_LOGS.ERRORS, 0)
                        .set(TASK_LOGS.UPDATED_AT, now)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
        return first
                || tx.sql()
                                .update(TASK_LOGS)
                                .set(TASK_LOGS.UPDATED_AT, now)
                                .where(running(period, host))
                                .and(TASK_LOGS.UPDATED_AT.lt(now.minus(abandonedAfter)))
                                .execute()
                        == 1;
    }

    /** Notes how an audit ended; false when it is not running any more. */
    public boolean end(Tx tx, Span period, TaskLog log) {
        return tx.sql()
                        .update(TASK_LOGS)
                        .set(TASK_LOGS.STATE, log.state().name())
                        .set(TASK_LOGS.MESSAGE, log.message())
                        .set(TASK_LOGS.TASK_ITEMS, log.items())
                        .set(TASK_LOGS.ERRORS, log.errors())
                        .set(TASK_LOGS.UPDATED_AT, tx.now())
                        .where(running(period, log.host()))
                        .execute()
                == 1;
    }

    /** Forgets what ended before an instant, at most {@code most} rows; how many it were. */
    public int forget(Tx tx, Instant endedBefore, int most) {
        List<Instant> periods = tx.sql()
                .selectDistinct(TASK_LOGS.PERIOD_BEGINNING)
                .from(TASK_LOGS)
                .where(TASK_LOGS.TASK.eq(TaskLog.USAGE_AUDIT), TASK_LOGS.PERIOD_ENDING.lt(endedBefore))
                .orderBy(TASK_LOGS.PERIOD_BEGINNING)
                .limit(1)
                .fetch(TASK_LOGS.PERIOD_BEGINNING);
        if (periods.isEmpty()) {
            return 0;
        }
        List<String> hosts = tx.sql()
                .select(TASK_LOGS.HOST)
                .from(TASK_LOGS)
                .where(TASK_LOGS.TASK.eq(TaskLog.USAGE_AUDIT), TASK_LOGS.PERIOD_BEGINNING.eq(periods.getFirst()))
                .orderBy(TASK_LOGS.HOST)
                .limit(most)
                .fetch(TASK_LOGS.HOST);
        return tx.sql()
                .deleteFrom(TASK_LOGS)
                .where(TASK_LOGS.TASK.eq(TaskLog.USAGE_AUDIT), TASK_LOGS.PERIOD_BEGINNING.eq(periods.getFirst()))
                .and(TASK_LOGS.PERIOD_ENDING.lt(endedBefore))
                .and(TASK_LOGS.HOST.in(hosts))
                .execute();
    }

    private static Condition running(Span period, HostName host) {
        return of(period).and(TASK_LOGS.HOST.eq(host.value())).and(TASK_LOGS.STATE.eq(TaskLog.State.RUNNING.name()));
    }

    private static Condition of(Span period) {
        return TASK_LOGS
                .TASK
                .eq(TaskLog.USAGE_AUDIT)
                .and(TASK_LOGS.PERIOD_BEGINNING.eq(period.begin()))
                .and(TASK_LOGS.PERIOD_ENDING.eq(period.end()));
    }
}

package nova.db.operation;

import static nova.db.jooq.Tables.PROCESSES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nova.db.Tx;
import nova.model.operation.ProcessId;

/** One row and one heartbeat per running process; whoever owns operations lives by it. */
public final class ProcessStore {
    /** A process as it introduces itself; {@code flowVersions} is empty where no flows run. */
    public record NewProcess(ProcessId id, String program, String host, String version, String flowVersions) {}

    public void register(Tx tx, NewProcess process) {
        tx.sql()
                .insertInto(PROCESSES)
                .set(PROCESSES.ID, process.id().value())
                .set(PROCESSES.PROGRAM, process.program())
                .set(PROCESSES.HOST, process.host())
                .set(PROCESSES.VERSION, process.version())
                .set(PROCESSES.FLOW_VERSIONS, process.flowVersions())
                .set(PROCESSES.STARTED_AT, tx.now())
                .set(PROCESSES.BEAT_AT, tx.now())
                .execute();
    }

    /** False when the row is gone or was stopped: this process was given up and must start anew. */
    public boolean beat(Tx tx, ProcessId id) {
        return tx.sql()
                        .update(PROCESSES)
                        .set(PROCESSES.BEAT_AT, tx.now())
                        .where(PROCESSES.ID.eq(id.value()))
                        .and(PROCESSES.STOPPED_AT.isNull())
                        .execute()
                == 1;
    }

    /** What it owned is free at once. */
    public void stopped(Tx tx, ProcessId id) {
        tx.sql()
                .update(PROCESSES)
                .set(PROCESSES.STOPPED_AT, tx.now())
                .where(PROCESSES.ID.eq(id.value()))
                .execute();
    }

    /** Flow versions of every conductor that beat within {@code grace}. */
    public List<String> liveFlowVersions(Tx tx, Duration grace) {
        return tx.sql()
                .select(PROCESSES.FLOW_VERSIONS)
                .from(PROCESSES)
                .where(PROCESSES.STOPPED_AT.isNull())
                .and(PROCESSES.BEAT_AT.gt(tx.now().minus(grace)))
                .and(PROCESSES.FLOW_VERSIONS.ne(""))
                .orderBy(PROCESSES.ID)
                .fetch(PROCESSES.FLOW_VERSIONS);
    }

    /** Removes rows of processes that stopped or fell silent before {@code limit}; at most {@code most}. */
    public int forget(Tx tx, Instant limit, int most) {
        List<String> old = tx.sql()
                .select(PROCESSES.ID)
                .from(PROCESSES)
                .where(PROCESSES.BEAT_AT.lt(limit))
                .orderBy(PROCESSES.ID)
                .limit(most)
                .fetch(PROCESSES.ID);
        return old.isEmpty()
                ? 0
                : tx.sql().deleteFrom(PROCESSES).where(PROCESSES.ID.in(old)).execute();
    }
}

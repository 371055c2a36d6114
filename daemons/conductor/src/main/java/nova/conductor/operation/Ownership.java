package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import nova.db.Database;
import nova.db.operation.ProcessStore;
import nova.model.host.HostName;
import nova.model.operation.ProcessId;
import nova.runtime.port.Platform;

/**
 * This process as the owner of operations: one row, one heartbeat. Whoever has not beaten for {@link #FREE_AFTER} loses
 * what it owned; bodies therefore only start while the last beat is younger than {@link #FRESH}. Safety does not rest on
 * it: every write is compare-and-set.
 */
public final class Ownership {
    static final Duration BEAT = Duration.ofSeconds(2);
    static final Duration FREE_AFTER = Duration.ofSeconds(10);
    static final Duration FRESH = Duration.ofSeconds(7);

    private static final Logger LOG = System.getLogger(Ownership.class.getName());

    private final Platform platform;
    private final Database database;
    private final ProcessStore processes;
    private final Introduction introduction;
    private volatile ProcessId current;
    private volatile long beatenAt;
    private volatile boolean registered;

    /** What the row says besides its id. */
    public record Introduction(String program, String host, String version, String flowVersions) {}

    Ownership(Platform platform, Database database, ProcessStore processes, Introduction introduction) {
        this.platform = platform;
        this.database = database;
        this.processes = processes;
        this.introduction = introduction;
        this.current = new ProcessId(platform.newId());
    }

    /** Where this process is. */
    HostName host() {
        return new HostName(introduction.host());
    }

    public ProcessId current() {
        return current;
    }

    /** Whether others still see us alive, for long enough to start something outside. */
    boolean fresh() {
        return registered && platform.nanos() - beatenAt < FRESH.toNanos();
    }

    /** Registers at first, then beats; when the row is gone we were given up, and go on under a new name. */
    void beat() {
        long begun = platform.nanos();
        if (registered) {
            registered = database.write("beat", tx -> processes.beat(tx, current));
            if (!registered) {
                LOG.log(Level.WARNING, "given up by the others, going on under a new name process={0}", current);
            }
        }
        if (!registered) {
            register();
        }
        beatenAt = begun;
    }

    /** Under a new name each time: an insert whose answer was lost may have been committed. */
    private void register() {
        current = new ProcessId(platform.newId());
        ProcessStore.NewProcess row = new ProcessStore.NewProcess(
                current,
                introduction.program(),
                introduction.host(),
                introduction.version(),
                introduction.flowVersions());
        database.change("register process", tx -> processes.register(tx, row));
        registered = true;
    }

    /** What we owned is free at once. */
    void stop() {
        if (registered) {
            registered = false;
            database.change("stop process", tx -> processes.stopped(tx, current));
        }
    }
}

package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nova.db.operation.OperationStore;
import nova.db.operation.OperationStore.Orphan;
import nova.model.operation.OperationId;

/**
 * Finds work that no message told of: operations whose time has come, operations of processes that died, and our own
 * that we lost track of. Reads only, unless there is something to do.
 */
final class Sweep {
    static final Duration PERIOD = Duration.ofSeconds(2);

    /** Looked at per round; the rest comes in the next. */
    private static final int MAX_ROUND = 500;

    private static final Logger LOG = System.getLogger(Sweep.class.getName());

    private final EngineParts parts;
    private final OperationEngine engine;
    private Set<OperationId> strays = new HashSet<>();

    Sweep(EngineParts parts, OperationEngine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    /** One round; called by one thread. */
    void run() {
        Found found = parts.database().read("find work", tx -> {
            OperationStore operations = parts.stores().operations();
            return new Found(
                    operations.due(tx, MAX_ROUND),
                    operations.orphans(tx, Ownership.FREE_AFTER, MAX_ROUND),
                    operations.ownedBy(tx, parts.ownership().current(), MAX_ROUND));
        });
        found.due().forEach(engine::offer);
        found.orphans().forEach(this::takeOver);
        strays(found.mine());
    }

    private record Found(List<OperationId> due, List<Orphan> orphans, List<OperationId> mine) {}

    private void takeOver(Orphan orphan) {
        boolean free = parts.database()
                .write("free operation", tx -> parts.stores().operations().free(tx, orphan));
        if (free) {
            LOG.log(Level.INFO, "owner died, taken over operation={0}", orphan.id());
            engine.offer(orphan.id());
        }
    }

    /** Ours by the rows, but not in our queue in two rounds: a commit whose answer we never got. */
    private void strays(List<OperationId> mine) {
        List<OperationId> lost = mine.stream().filter(id -> !engine.has(id)).toList();
        lost.stream().filter(strays::contains).forEach(engine::offer);
        strays = new HashSet<>(lost);
    }
}

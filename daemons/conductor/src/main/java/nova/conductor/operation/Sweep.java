package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nova.db.operation.Advance;
import nova.model.operation.Operation;
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
        due().forEach(engine::offer);
        for (Operation orphan : orphans()) {
            if (free(orphan)) {
                LOG.log(Level.INFO, "owner died, taken over operation={0} server={1}", orphan.id(), orphan.subject());
                engine.offer(orphan.id());
            }
        }
        strays();
    }

    private List<Operation> due() {
        return parts.database()
                .read("find due operations", tx -> parts.stores().operations().due(tx, MAX_ROUND));
    }

    private List<Operation> orphans() {
        return parts.database()
                .read("find orphans", tx -> parts.stores().operations().orphans(tx, Ownership.FREE_AFTER, MAX_ROUND));
    }

    private boolean free(Operation orphan) {
        Advance free = Advance.again(
                orphan.progress().tries(), Duration.ZERO, orphan.progress().message());
        return parts.database()
                .write("free operation", tx -> parts.stores().operations().advance(tx, orphan, free));
    }

    /** Ours by the rows, but not in our queue in two rounds: a commit whose answer we never got. */
    private void strays() {
        List<Operation> mine = parts.database()
                .read(
                        "find own operations",
                        tx -> parts.stores()
                                .operations()
                                .ownedBy(tx, parts.ownership().current(), MAX_ROUND));
        List<Operation> lost =
                mine.stream().filter(operation -> !engine.has(operation.id())).toList();
        lost.stream().filter(operation -> strays.contains(operation.id())).forEach(engine::offer);
        strays = lost.stream().map(Operation::id).collect(Collectors.toSet());
    }
}

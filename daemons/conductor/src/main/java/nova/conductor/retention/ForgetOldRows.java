package nova.conductor.retention;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import nova.conductor.config.RetentionConfig;
import nova.db.Database;
import nova.db.idempotency.IdempotencyStore;
import nova.db.retention.RetentionStore;
import nova.db.usage.TaskLogStore;
import nova.runtime.port.Platform;

/**
 * Ends what is kept for a while: deleted servers, contents of finished steps, answers by key, usage audits. In small batches, so that
 * nothing waits; any number of conductors may do it at once, for a row goes only once.
 */
public final class ForgetOldRows {
    /** Time between rounds. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    /** Batches of one kind in a round; what is left then waits for the next. */
    static final int MAX_BATCHES = 100;

    private static final Logger LOG = System.getLogger(ForgetOldRows.class.getName());

    private final Database database;
    private final RetentionConfig config;
    private final RetentionStore rows = new RetentionStore();
    private final IdempotencyStore answers = new IdempotencyStore();
    private final TaskLogStore audits = new TaskLogStore();

    public ForgetOldRows(Database database, RetentionConfig config) {
        this.database = requireNonNull(database, "database");
        this.config = requireNonNull(config, "config");
    }

    /** Runs a round now and then until the handle is closed. */
    public AutoCloseable start(Platform platform) {
        return platform.every("retention", PERIOD, this::run);
    }

    /** One round. */
    public void run() {
        int servers = inBatches(this::removeServers);
        int steps = inBatches(this::forgetSteps);
        int keys = inBatches(this::forgetAnswers);
        int audits = inBatches(this::forgetAudits);
        if (servers + steps + keys + audits > 0) {
            LOG.log(
                    Level.INFO,
                    "old rows forgotten servers={0} operations={1} answers={2} audits={3}",
                    servers,
                    steps,
                    keys,
                    audits);
        }
    }

    private int removeServers() {
        return database.write(
                        "remove deleted servers",
                        tx -> rows.removeDeleted(
                                tx, Optional.of(tx.now().minus(config.deletedServers())), RetentionStore.BATCH))
                .getOrDefault("servers", 0);
    }

    private int forgetSteps() {
        return database.write(
                "forget steps", tx -> rows.forgetSteps(tx, tx.now().minus(config.finishedSteps())));
    }

    private int forgetAnswers() {
        return database.write(
                "forget answers", tx -> answers.forget(tx, config.idempotencyKeys(), RetentionStore.BATCH));
    }

    /** Audits of usage are of no use without the servers they counted. */
    private int forgetAudits() {
        return database.write(
                "forget usage audits",
                tx -> audits.forget(tx, tx.now().minus(config.deletedServers()), RetentionStore.BATCH));
    }

    private static int inBatches(IntSupplier batch) {
        int all = 0;
        for (int i = 0; i < MAX_BATCHES; i++) {
            int some = batch.getAsInt();
            all += some;
            if (some < RetentionStore.BATCH) {
                break;
            }
        }
        return all;
    }
}

package nova.db.retention;

import static nova.db.jooq.tables.ConsoleTokens.CONSOLE_TOKENS;
import static nova.db.jooq.tables.Events.EVENTS;
import static nova.db.jooq.tables.ExternalEvents.EXTERNAL_EVENTS;
import static nova.db.jooq.tables.Leftovers.LEFTOVERS;
import static nova.db.jooq.tables.Migrations.MIGRATIONS;
import static nova.db.jooq.tables.OperationSecrets.OPERATION_SECRETS;
import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static nova.db.jooq.tables.Operations.OPERATIONS;
import static nova.db.jooq.tables.ServerExplanations.SERVER_EXPLANATIONS;
import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerPasswords.SERVER_PASSWORDS;
import static nova.db.jooq.tables.ServerRequests.SERVER_REQUESTS;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The end of what is kept for a while: deleted servers with everything that was theirs, and the contents of finished
 * steps. In small batches by key, so that nothing else waits.
 */
public final class RetentionStore {
    /** Servers, or operations, per transaction. */
    public static final int BATCH = 100;

    /**
     * Removes at most {@code most} servers deleted before an instant (or whenever), oldest first; rows removed per
     * table. One with a live operation or a leftover is kept: something of it is still to be done.
     */
    public Map<String, Integer> removeDeleted(Tx tx, Optional<Instant> before, int most) {
        List<String> servers = tx.sql()
                .select(SERVERS.ID)
                .from(SERVERS)
                .where(SERVERS.DELETED.eq(true))
                .and(before.map(SERVERS.DELETED_AT::lt).orElseGet(DSL::noCondition))
                .andNotExists(DSL.selectOne()
                        .from(OPERATIONS)
                        .where(OPERATIONS.SERVER_ID.eq(SERVERS.ID))
                        .and(OPERATIONS.WAKE_AT.isNotNull()))
                .andNotExists(DSL.selectOne().from(LEFTOVERS).where(LEFTOVERS.SERVER_ID.eq(SERVERS.ID)))
                .orderBy(SERVERS.CREATED_AT, SERVERS.ID)
                .limit(Math.min(most, BATCH))
                .fetch(SERVERS.ID);
        Map<String, Integer> removed = new TreeMap<>();
        if (servers.isEmpty()) {
            return removed;
        }
        List<String> operations = tx.sql()
                .select(OPERATIONS.ID)
                .from(OPERATIONS)
                .where(OPERATIONS.SERVER_ID.in(servers))
                .fetch(OPERATIONS.ID);
        if (!operations.isEmpty()) {
            remove(tx, removed, OPERATION_STEPS, OPERATION_STEPS.OPERATION_ID, operations);
            remove(tx, removed, OPERATION_SECRETS, OPERATION_SECRETS.OPERATION_ID, operations);
            remove(tx, removed, OPERATIONS, OPERATIONS.ID, operations);
        }
        remove(tx, removed, SERVER_METADATA, SERVER_METADATA.SERVER_ID, servers);
        remove(tx, removed, SERVER_TAGS, SERVER_TAGS.SERVER_ID, servers);
        remove(tx, removed, SERVER_EXPLANATIONS, SERVER_EXPLANATIONS.SERVER_ID, servers);
        remove(tx, removed, SERVER_REQUESTS, SERVER_REQUESTS.SERVER_ID, servers);
        remove(tx, removed, SERVER_PASSWORDS, SERVER_PASSWORDS.SERVER_ID, servers);
        remove(tx, removed, CONSOLE_TOKENS, CONSOLE_TOKENS.SERVER_ID, servers);
        remove(tx, removed, EXTERNAL_EVENTS, EXTERNAL_EVENTS.SERVER_ID, servers);
        remove(tx, removed, MIGRATIONS, MIGRATIONS.SERVER_ID, servers);
        remove(tx, removed, EVENTS, EVENTS.SERVER_ID, servers);
        remove(tx, removed, SERVERS, SERVERS.ID, servers);
        return removed;
    }

    private static void remove(
            Tx tx, Map<String, Integer> removed, Table<?> table, TableField<?, String> key, List<String> ids) {
        int rows = tx.sql().deleteFrom(table).where(key.in(ids)).execute();
        if (rows > 0) {
            removed.put(table.getName(), rows);
        }
    }

    /** Forgets request and result of the steps of at most {@link #BATCH} operations that ended before; how many. */
    public int forgetSteps(Tx tx, Instant before) {
        Condition contents = OPERATION_STEPS.REQUEST.isNotNull().or(OPERATION_STEPS.RESULT.isNotNull());
        List<String> operations = tx.sql()
                .select(OPERATIONS.ID)
                .from(OPERATIONS)
                .where(OPERATIONS.FINISHED_AT.lt(before))
                .andExists(DSL.selectOne()
                        .from(OPERATION_STEPS)
                        .where(OPERATION_STEPS.OPERATION_ID.eq(OPERATIONS.ID))
                        .and(contents))
                .orderBy(OPERATIONS.SEQ)
                .limit(BATCH)
                .fetch(OPERATIONS.ID);
        if (!operations.isEmpty()) {
            tx.sql()
                    .update(OPERATION_STEPS)
                    .set(OPERATION_STEPS.REQUEST, (String) null)
                    .set(OPERATION_STEPS.RESULT, (String) null)
                    .where(OPERATION_STEPS.OPERATION_ID.in(operations))
                    .execute();
        }
        return operations.size();
    }
}

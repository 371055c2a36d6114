package nova.db.migration;

import static nova.db.jooq.tables.Migrations.MIGRATIONS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Paging;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.migration.Migration;
import nova.model.migration.Migration.Bytes;
import nova.model.migration.Migration.Flavors;
import nova.model.migration.Migration.Of;
import nova.model.migration.Migration.Progress;
import nova.model.migration.Migration.Side;
import nova.model.migration.MigrationKind;
import nova.model.migration.MigrationQuery;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Moves of servers. What is hidden is for us alone and never listed. */
public final class MigrationStore {
    /** Words of a live migration that has begun and not ended. */
    private static final List<String> IN_PROGRESS = List.of("queued", "preparing", "running", "post-migrating");

    /** Words of a migration that nobody has to confirm, revert or wait for any more. */
    private static final List<String> SETTLED =
            List.of("confirmed", "reverted", "error", "failed", "completed", "cancelled", "done");

    private static final List<Paging.Key> NEWEST =
            List.of(new Paging.Key(MIGRATIONS.CREATED_AT, true), new Paging.Key(MIGRATIONS.SEQ, true));

    /** {@code number}, {@code created} and {@code updated} of the argument do not count. */
    public void insert(Tx tx, Migration migration) {
        tx.sql()
                .insertInto(MIGRATIONS)
                .set(MIGRATIONS.ID, migration.id())
                .set(MIGRATIONS.SERVER_ID, migration.of().server().value())
                .set(MIGRATIONS.PROJECT_ID, migration.of().project().value())
                .set(MIGRATIONS.USER_ID, migration.of().user().value())
                .set(MIGRATIONS.KIND, migration.kind().word())
                .set(MIGRATIONS.STATUS, migration.status())
                .set(MIGRATIONS.SOURCE_HOST, migration.source().host().orElse(null))
                .set(MIGRATIONS.SOURCE_NODE, migration.source().node().orElse(null))
                .set(MIGRATIONS.DEST_HOST, migration.destination().host().orElse(null))
                .set(MIGRATIONS.DEST_NODE, migration.destination().node().orElse(null))
                .set(MIGRATIONS.DEST_ADDRESS, migration.destination().address().orElse(null))
                .set(MIGRATIONS.OLD_FLAVOR_SEQ, migration.flavors().old().orElse(null))
                .set(MIGRATIONS.NEW_FLAVOR_SEQ, migration.flavors().wanted().orElse(null))
                .set(MIGRATIONS.CREATED_AT, tx.now())
                .execute();
    }

    /** One page. An unknown marker is a BAD_REQUEST. */
    public List<Migration> list(Tx tx, MigrationQuery query) {
        Condition which = MIGRATIONS.HIDDEN.eq(false);
        for (Map.Entry<MigrationQuery.Filter, String> filter : query.filters().entrySet()) {
            which = which.and(condition(filter.getKey(), filter.getValue()));
        }
        which = which.and(query.changedSince().map(MIGRATIONS.UPDATED_AT::ge).orElseGet(DSL::noCondition))
                .and(query.changedBefore().map(MIGRATIONS.UPDATED_AT::le).orElseGet(DSL::noCondition));
        if (!query.newestFirst()) {
            return tx.sql()
                    .select(MIGRATIONS.fields())
                    .from(MIGRATIONS)
                    .where(which)
                    .orderBy(MIGRATIONS.SEQ)
                    .limit(query.limit())
                    .fetch(MigrationStore::migration);
        }
        return newest(tx, query, which);
    }

    private static List<Migration> newest(Tx tx, MigrationQuery query, Condition which) {
        if (query.marker().isEmpty()) {
            return tx.sql()
                    .select(MIGRATIONS.fields())
                    .from(MIGRATIONS)
                    .where(which)
                    .orderBy(Paging.order(NEWEST))
                    .limit(query.limit())
                    .fetch(MigrationStore::migration);
        }
        String marker = query.marker().get();
        if (!tx.sql().fetchExists(MIGRATIONS, MIGRATIONS.ID.eq(marker))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Marker " + marker + " could not be found.");
        }
        var last = MIGRATIONS.as("last");
        return tx.sql()
                .select(MIGRATIONS.fields())
                .from(MIGRATIONS)
                .join(last)
                .on(last.ID.eq(marker))
                .where(which)
                .and(Paging.after(last, NEWEST))
                .orderBy(Paging.order(NEWEST))
                .limit(query.limit())
                .fetch(MigrationStore::migration);
    }

    private static Condition condition(MigrationQuery.Filter filter, String value) {
        return switch (filter) {
            case SERVER -> MIGRATIONS.SERVER_ID.eq(value);
            case HOST -> MIGRATIONS.SOURCE_HOST.eq(value).or(MIGRATIONS.DEST_HOST.eq(value));
            case SOURCE -> MIGRATIONS.SOURCE_HOST.eq(value);
            case STATUS -> MIGRATIONS.STATUS.eq(value);
            case KIND -> MIGRATIONS.KIND.eq(value);
            case PROJECT -> MIGRATIONS.PROJECT_ID.eq(value);
            case USER -> MIGRATIONS.USER_ID.eq(value);
        };
    }

    /** Live migrations of a server that have begun and not ended, oldest first; more than one is a fault of ours. */
    public List<Migration> inProgress(Tx tx, ServerId server) {
        return tx.sql()
                .select(MIGRATIONS.fields())
                .from(MIGRATIONS)
                .where(MIGRATIONS.SERVER_ID.eq(server.value()))
                .and(MIGRATIONS.STATUS.in(IN_PROGRESS))
                .and(MIGRATIONS.KIND.eq(MigrationKind.LIVE_MIGRATION.word()))
                .orderBy(MIGRATIONS.SEQ)
                .fetch(MigrationStore::migration);
    }

    /** Whether some migration from or to a host is under way or waits to be confirmed. */
    public boolean unsettledAt(Tx tx, HostName host) {
        return tx.sql()
                .fetchExists(
                        MIGRATIONS,
                        MIGRATIONS.SOURCE_HOST.eq(host.value()).or(MIGRATIONS.DEST_HOST.eq(host.value())),
                        MIGRATIONS.STATUS.notIn(SETTLED));
    }

    /** Whether servers were rebuilt elsewhere, and the host they left has not seen it yet. */
    public boolean evacuatedFrom(Tx tx, HostName host) {
        return tx.sql()
                .fetchExists(
                        MIGRATIONS,
                        MIGRATIONS.SOURCE_HOST.eq(host.value()),
                        MIGRATIONS.KIND.eq(MigrationKind.EVACUATION.word()),
                        MIGRATIONS.STATUS.eq("done"));
    }

    public Optional<Migration> find(Tx tx, ServerId server, long number) {
        return tx.sql()
                .select(MIGRATIONS.fields())
                .from(MIGRATIONS)
                .where(MIGRATIONS.SEQ.eq(number))
                .and(MIGRATIONS.SERVER_ID.eq(server.value()))
                .fetchOptional(MigrationStore::migration);
    }

    public static boolean isInProgress(Migration migration) {
        return migration.kind() == MigrationKind.LIVE_MIGRATION && IN_PROGRESS.contains(migration.status());
    }

    private static Migration migration(Record row) {
        return new Migration(
                row.get(MIGRATIONS.ID),
                row.get(MIGRATIONS.SEQ),
                new Of(
                        new ServerId(row.get(MIGRATIONS.SERVER_ID)),
                        new ProjectId(row.get(MIGRATIONS.PROJECT_ID)),
                        new UserId(row.get(MIGRATIONS.USER_ID))),
                MigrationKind.of(row.get(MIGRATIONS.KIND)),
                row.get(MIGRATIONS.STATUS),
                new Side(text(row, MIGRATIONS.SOURCE_HOST), text(row, MIGRATIONS.SOURCE_NODE), Optional.empty()),
                new Side(
                        text(row, MIGRATIONS.DEST_HOST),
                        text(row, MIGRATIONS.DEST_NODE),
                        text(row, MIGRATIONS.DEST_ADDRESS)),
                new Flavors(
                        Optional.ofNullable(row.get(MIGRATIONS.OLD_FLAVOR_SEQ)),
                        Optional.ofNullable(row.get(MIGRATIONS.NEW_FLAVOR_SEQ))),
                progress(row),
                row.get(MIGRATIONS.CREATED_AT),
                Optional.ofNullable(row.get(MIGRATIONS.UPDATED_AT)));
    }

    private static Optional<Progress> progress(Record row) {
        if (row.get(MIGRATIONS.MEMORY_TOTAL) == null) {
            return Optional.empty();
        }
        return Optional.of(new Progress(
                new Bytes(
                        row.get(MIGRATIONS.MEMORY_TOTAL),
                        number(row, MIGRATIONS.MEMORY_PROCESSED),
                        number(row, MIGRATIONS.MEMORY_REMAINING)),
                new Bytes(
                        number(row, MIGRATIONS.DISK_TOTAL),
                        number(row, MIGRATIONS.DISK_PROCESSED),
                        number(row, MIGRATIONS.DISK_REMAINING))));
    }

    private static long number(Record row, TableField<?, Long> column) {
        Long value = row.get(column);
        return value == null ? 0 : value;
    }

    private static Optional<String> text(Record row, TableField<?, String> column) {
        return Optional.ofNullable(row.get(column));
    }
}

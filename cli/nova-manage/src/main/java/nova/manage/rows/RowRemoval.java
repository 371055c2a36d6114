package nova.manage.rows;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Database;
import nova.db.retention.RetentionStore;
import nova.manage.output.Table;

/** Removes deleted servers batch by batch and counts the rows. */
final class RowRemoval {
    private final Database database;
    private final Optional<Instant> before;
    private final Map<String, Integer> rows = new TreeMap<>();

    RowRemoval(Database database, Optional<Instant> before) {
        this.database = database;
        this.before = before;
    }

    /** Up to {@code servers} more; false when there was none left. */
    boolean remove(int servers) {
        int left = servers;
        while (left > 0) {
            int most = left;
            Map<String, Integer> batch = database.write(
                    "remove deleted servers", tx -> new RetentionStore().removeDeleted(tx, before, most));
            batch.forEach((table, count) -> rows.merge(table, count, Integer::sum));
            int removed = batch.getOrDefault("servers", 0);
            if (removed == 0) {
                return false;
            }
            left -= removed;
        }
        return true;
    }

    boolean removedAny() {
        return !rows.isEmpty();
    }

    Table table(String counted) {
        Table table = new Table(Table.Align.LEFT, "Table", counted);
        rows.forEach(table::row);
        return table;
    }
}

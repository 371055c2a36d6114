package nova.simulation;

import java.time.Instant;
import java.util.List;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.TransactionListener;
import nova.db.migrate.Migrations;
import nova.db.migrate.Progress;
import nova.runtime.port.SystemPlatform;
import nova.testkit.baton.Baton;
import nova.testkit.baton.SimulatedPlatform;

/** One database in memory, used by one world after the other; its clock is the world's. */
final class Stage implements AutoCloseable {
    private final PooledDatabase database;
    private final List<String> tables;
    private Baton baton;

    Stage(String name) {
        this.database = PooledDatabase.open(
                DatabaseConfig.DEFAULTS.withConnection("h2:mem:" + name + ";QUERY_CACHE_SIZE=1024"),
                new SystemPlatform(),
                (sql, engine) -> baton == null ? Instant.EPOCH : SimulatedPlatform.now(baton),
                TransactionListener.NONE);
        Migrations.NOVA.run(database, Progress.QUIET);
        this.tables = database.read(
                "tables",
                tx -> tx
                        .sql()
                        .fetch("select table_name from information_schema.tables where table_schema = 'public'")
                        .getValues(0, String.class)
                        .stream()
                        .filter(table -> !table.contains("schema_"))
                        .sorted()
                        .toList());
    }

    /** An empty database that follows this world's clock. */
    Database empty() {
        database.change("empty", tx -> tables.forEach(table -> tx.sql().execute("delete from " + table)));
        return database;
    }

    Database database() {
        return database;
    }

    void follow(Baton world) {
        baton = world;
    }

    @Override
    public void close() {
        database.close();
    }
}

package nova.db.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nova.db.Database;
import nova.db.PooledDatabase;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final Migrations ONE = schema(List.of("V001__one.sql"));
    private static final Migrations TWO = schema(List.of("V001__one.sql", "V002__two.sql"));
    private static final Migrations EDITED = schema(List.of("V001__edited.sql"));

    private static Migrations schema(List<String> files) {
        return Migrations.of("sample", MigrationsTest.class.getClassLoader(), "nova/db/migrate/sample", files);
    }

    @OnEachDatabase
    void emptyDatabaseIsBroughtUpToDateWithProgress(TestDatabases kind) {
        try (PooledDatabase database = kind.empty()) {
            assertEquals(0, Migrations.NOVA.version(database));
            List<String> heard = new ArrayList<>();
            Migrations.NOVA.run(database, (file, step, of) -> heard.add(file + " " + step + "/" + of));
            assertEquals(Migrations.NOVA.latest(), Migrations.NOVA.version(database));
            assertTrue(heard.getFirst().startsWith("V001__first_schema.sql 1/"));
            heard.clear();
            Migrations.NOVA.run(database, (file, step, of) -> heard.add(file));
            assertEquals(List.of(), heard, "the second run has nothing to do");
        }
    }

    @OnEachDatabase
    void interruptedRunGoesOnWhereItEnded(TestDatabases kind) {
        try (PooledDatabase database = kind.empty()) {
            ONE.run(database, Progress.QUIET);
            // Died after the statement and before its mark.
            database.change(
                    "lose mark",
                    tx -> tx.sql()
                            .execute("update schema_steps set done = 0 where schema_name = 'sample' and step = 1"));
            assertEquals(0, ONE.version(database));
            ONE.run(database, Progress.QUIET);
            assertEquals(1, ONE.version(database));
        }
    }

    @OnEachDatabase
    void daemonRunsOnItsOwnSchemaAndTheNextAndRefusesOthersByName(TestDatabases kind) {
        try (PooledDatabase database = kind.empty()) {
            NovaException behind = assertThrows(NovaException.class, () -> ONE.requireUsable(database));
            assertEquals(
                    "schema sample is at version 0 and this release needs 1: run nova-manage db sync",
                    behind.getMessage());
            ONE.run(database, Progress.QUIET);
            ONE.requireUsable(database);
            TWO.run(database, Progress.QUIET);
            ONE.requireUsable(database);
            TWO.requireUsable(database);
            mark(database, 3);
            NovaException ahead = assertThrows(NovaException.class, () -> ONE.requireUsable(database));
            assertTrue(ahead.getMessage().startsWith("schema sample is at version 3"), ahead.getMessage());
        }
    }

    private static void mark(Database database, int version) {
        database.change(
                "mark",
                tx -> tx.sql()
                        .execute("insert into schema_steps values ('sample', " + version
                                + ", 0, 'x', 1, '2026-01-01 00:00:00')"));
    }

    @OnEachDatabase
    void editedFileIsRefused(TestDatabases kind) {
        try (PooledDatabase database = kind.empty()) {
            ONE.run(database, Progress.QUIET);
            assertThrows(NovaException.class, () -> EDITED.run(database, Progress.QUIET));
        }
    }

    @Test
    void everyFileInTheFolderIsNamedInTheList() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/nova/db/migration"))) {
            assertEquals(Migrations.NOVA.latest(), files.count());
        }
    }

    @Test
    void statementsEndAtSemicolonsOutsideOfQuotes() {
        assertEquals(
                List.of("insert into t values ('a;b')", "select 1"),
                MigrationFile.split("-- a comment; not a statement\ninsert into t values ('a;b');\n  select 1;\n"));
    }
}

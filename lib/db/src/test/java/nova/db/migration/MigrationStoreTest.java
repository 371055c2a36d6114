package nova.db.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.NovaException;
import nova.model.migration.Migration;
import nova.model.migration.MigrationKind;
import nova.model.migration.MigrationQuery;
import nova.model.migration.MigrationQuery.Filter;
import nova.model.server.ServerId;

class MigrationStoreTest {
    private static final ServerId SERVER = new ServerId("s1");

    private final MigrationStore migrations = new MigrationStore();

    private String insert(Database database, MigrationKind kind, String status) {
        Migration migration = new Migration(
                UUID.randomUUID().toString(),
                0,
                new Migration.Of(SERVER, new ProjectId("p1"), new UserId("u1")),
                kind,
                status,
                new Migration.Side(Optional.of("h1"), Optional.of("n1"), Optional.empty()),
                new Migration.Side(Optional.of("h2"), Optional.empty(), Optional.of("10.0.0.2")),
                new Migration.Flavors(Optional.of(1L), Optional.of(2L)),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
        database.change("insert", tx -> migrations.insert(tx, migration));
        return migration.id();
    }

    private List<String> newest(Database database, Optional<String> marker, int limit) {
        MigrationQuery query = new MigrationQuery(Map.of(), Optional.empty(), Optional.empty(), true, marker, limit);
        return database.read("list", tx -> migrations.list(tx, query)).stream()
                .map(Migration::id)
                .toList();
    }

    @OnEachDatabase
    void pagesGoOnAfterTheirMarker(Database database) {
        String first = insert(database, MigrationKind.RESIZE, "finished");
        String second = insert(database, MigrationKind.RESIZE, "finished");
        String third = insert(database, MigrationKind.RESIZE, "finished");
        assertEquals(List.of(third, second), newest(database, Optional.empty(), 2));
        assertEquals(List.of(first), newest(database, Optional.of(second), 2));
        assertEquals(List.of(), newest(database, Optional.of(first), 2));
        assertThrows(NovaException.class, () -> newest(database, Optional.of("x"), 2));
    }

    @OnEachDatabase
    void whatIsWrittenIsRead(Database database) {
        insert(database, MigrationKind.EVACUATION, "done");
        Migration read = database.read(
                        "list", tx -> migrations.list(tx, MigrationQuery.of(Map.of(Filter.HOST, "h2"), 10)))
                .getFirst();
        assertEquals(MigrationKind.EVACUATION, read.kind());
        assertEquals(Optional.of("10.0.0.2"), read.destination().address());
        assertEquals(new Migration.Flavors(Optional.of(1L), Optional.of(2L)), read.flavors());
        assertEquals(Optional.of(read), database.read("find", tx -> migrations.find(tx, SERVER, read.number())));
        assertEquals(
                Optional.empty(),
                database.read("find", tx -> migrations.find(tx, new ServerId("other"), read.number())));
    }

    @OnEachDatabase
    void onlyLiveMigrationsUnderWayAreInProgress(Database database) {
        insert(database, MigrationKind.LIVE_MIGRATION, "completed");
        insert(database, MigrationKind.RESIZE, "running");
        String running = insert(database, MigrationKind.LIVE_MIGRATION, "running");
        assertEquals(
                List.of(running),
                database.read("in progress", tx -> migrations.inProgress(tx, SERVER)).stream()
                        .map(Migration::id)
                        .toList());
    }
}

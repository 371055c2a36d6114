package nova.db.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleHosts;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerStore;
import nova.model.host.HostName;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;

class TaskLogStoreTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Span DAY =
            new Span(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"));
    private static final HostName H1 = new HostName("h1");

    private final TaskLogStore logs = new TaskLogStore();

    private boolean begin(Database database) {
        return database.write("begin", tx -> logs.begin(tx, DAY, H1, "begun", PATIENCE));
    }

    private List<HostName> due(Database database) {
        return database.read("due", tx -> logs.due(tx, DAY, PATIENCE, 10));
    }

    private boolean end(Database database) {
        TaskLog log = new TaskLog(H1, TaskLog.State.DONE, 3, 1, "ended");
        return database.write("end", tx -> logs.end(tx, DAY, log));
    }

    @OnEachDatabase
    void auditThatRunsOrEndedIsNotBegunAgain(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        assertTrue(begin(database));
        assertFalse(begin(database));
        assertEquals(List.of(new HostName("h2")), due(database));
        assertTrue(end(database));
        assertFalse(end(database), "it does not run any more");
        assertFalse(begin(database));
        assertEquals(
                List.of(new TaskLog(H1, TaskLog.State.DONE, 3, 1, "ended")),
                database.read("list", tx -> logs.list(tx, DAY, 10)));
    }

    @OnEachDatabase
    void auditWhoseProcessDiedIsTakenOverOnce(Database database) {
        SampleHosts.insert(database, "h1");
        begin(database);
        database.change("long ago", tx -> tx.sql().execute("update task_logs set updated_at = '2026-01-01 00:00:00'"));
        assertEquals(List.of(H1), due(database));
        assertTrue(begin(database));
        assertFalse(begin(database));
        assertEquals(List.of(), due(database));
    }

    @OnEachDatabase
    void serverWhoseFlavorCannotBeReadIsCountedAsUnreadable(Database database) {
        database.change("insert", tx -> {
            new ServerStore().insert(tx, SampleServers.named("a").activeOn("h1").server());
            new ServerStore().insert(tx, SampleServers.named("b").activeOn("h1").server());
            tx.sql().execute("update servers set flavor = '{\"id\": 7' where name = 'b'");
        });
        ServerSpanStore.Count count =
                database.read("count", tx -> new ServerSpanStore().countOn(tx, H1, DAY.begin(), DAY.end()));
        assertEquals(new ServerSpanStore.Count(2, 1), count);
    }
}

package nova.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.db.jooq.tables.Processes;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;

class PooledDatabaseTest {
    private static final Processes PROCESSES = Processes.PROCESSES;

    private static void insert(Tx tx, String id, Instant at) {
        tx.sql()
                .insertInto(PROCESSES)
                .set(PROCESSES.ID, id)
                .set(PROCESSES.PROGRAM, "nova-test")
                .set(PROCESSES.HOST, "h1")
                .set(PROCESSES.VERSION, "1")
                .set(PROCESSES.FLOW_VERSIONS, "{}")
                .set(PROCESSES.STARTED_AT, at)
                .set(PROCESSES.BEAT_AT, at)
                .execute();
    }

    private static int count(Database database) {
        return database.read("count", tx -> tx.sql().fetchCount(PROCESSES));
    }

    @OnEachDatabase
    void throwingBodyLeavesNothing(Database database) {
        NovaException thrown = assertThrows(
                NovaException.class,
                () -> database.change("fail", tx -> {
                    insert(tx, "p1", tx.now());
                    throw new NovaException(ErrorCode.CONFLICT, "no");
                }));
        assertEquals(ErrorCode.CONFLICT, thrown.code());
        assertEquals(0, count(database));
    }

    @OnEachDatabase
    void instantsSurviveTheHourThatDaylightSavingSkips(Database database) {
        TimeZone before = TimeZone.getDefault();
        Instant skipped = Instant.parse("2026-03-29T02:30:00.123456Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            database.change("insert", tx -> insert(tx, "p1", skipped));
            Instant back = database.read(
                    "select",
                    tx -> tx.sql()
                            .select(PROCESSES.BEAT_AT)
                            .from(PROCESSES)
                            .where(PROCESSES.BEAT_AT.eq(skipped))
                            .fetchSingle()
                            .value1());
            assertEquals(skipped, back);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @OnEachDatabase
    void clockIsTheServersAndStandsStillWithinATransaction(Database database) {
        database.change("clock", tx -> {
            Instant first = tx.now();
            assertTrue(
                    Duration.between(first, Instant.now()).abs().compareTo(Duration.ofSeconds(5)) < 0, "now " + first);
            assertEquals(first, tx.now());
        });
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void loserOfADeadlockRunsAgain(Database database) {
        database.change("two rows", tx -> {
            insert(tx, "p1", tx.now());
            insert(tx, "p2", tx.now());
        });
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        Runnable one = () -> updateInOrder(database, both, runs, "p1", "p2");
        Runnable other = () -> updateInOrder(database, both, runs, "p2", "p1");
        Together.run(one, other);
        assertEquals(3, runs.get(), "one of the two bodies ran twice");
    }

    private static void updateInOrder(
            Database database, CountDownLatch both, AtomicInteger runs, String first, String second) {
        database.change("cross", tx -> {
            runs.incrementAndGet();
            touch(tx, first);
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException cause) {
                throw new IllegalStateException(cause);
            }
            touch(tx, second);
        });
    }

    private static void touch(Tx tx, String id) {
        tx.sql()
                .update(PROCESSES)
                .set(PROCESSES.HOST, "h2")
                .where(PROCESSES.ID.eq(id))
                .execute();
    }

    @OnEachDatabase
    void duplicateKeyIsAConflict(Database database) {
        database.change("first", tx -> insert(tx, "p1", tx.now()));
        NovaException thrown =
                assertThrows(NovaException.class, () -> database.change("second", tx -> insert(tx, "p1", tx.now())));
        assertEquals(ErrorCode.CONFLICT, thrown.code());
    }

    @OnEachDatabase
    void counterCountsCommitsOnly(Database database) {
        CommitCounter counter = new CommitCounter(database);
        counter.change("one", tx -> insert(tx, "p1", tx.now()));
        counter.read("two", tx -> tx.sql().fetchCount(PROCESSES));
        assertThrows(NovaException.class, () -> counter.change("one", tx -> insert(tx, "p1", tx.now())));
        assertEquals(1, counter.total());
        assertEquals(1L, counter.byName().get("one"));
    }

    @Test
    void unreachableServerIsUnavailableAndItsPasswordStaysSecret() {
        DatabaseConfig nowhere = DatabaseConfig.DEFAULTS
                .withConnection("mysql+pymysql://nova:s3cret@127.0.0.1:1/nova")
                .forCommands(Duration.ofSeconds(5));
        NovaException thrown =
                assertThrows(NovaException.class, () -> PooledDatabase.open(nowhere, new SystemPlatform()));
        assertEquals(ErrorCode.UNAVAILABLE, thrown.code());
        assertTrue(!thrown.getMessage().contains("s3cret"), thrown.getMessage());
    }
}

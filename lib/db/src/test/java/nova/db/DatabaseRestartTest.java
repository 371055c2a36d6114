package nova.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import nova.db.fixture.MariaDbServer;
import nova.db.fixture.Together;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.metrics.Metrics;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;

class DatabaseRestartTest {
    private static final int WRITERS = 4;
    private static final int WRITES = 150;
    private static final int CRASH_AFTER = 100;

    @Test
    void writersGoOnAfterACrashOfTheServerAndLoseNothingThatWasAnswered() {
        assumeTrue(MariaDbServer.program().isPresent(), "SKIPPED: no mariadbd here, install mariadb-server");
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        Metrics metrics = new Metrics();
        try (MariaDbServer server = MariaDbServer.start(MariaDbServer.Durability.EACH_COMMIT);
                PooledDatabase database = PooledDatabase.open(
                        DatabaseConfig.DEFAULTS.withConnection(server.newSchema()), new SystemPlatform(), metrics)) {
            database.change("create", tx -> {
                tx.sql().execute("create table tally (writer int not null, n int not null, primary key (writer))");
                for (int i = 0; i < WRITERS; i++) {
                    tx.sql().execute("insert into tally values (" + i + ", 0)");
                }
            });
            Runnable[] writers = new Runnable[WRITERS];
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers[i] = () -> write(database, writer, answered, unknown, server);
            }
            Together.run(writers);
            int counted = database.<Integer>read(
                    "sum",
                    tx -> tx.sql().fetchSingle("select sum(n) from tally").get(0, Integer.class));
            assertEquals(WRITERS * WRITES, answered.get() + unknown.get());
            assertTrue(
                    counted >= answered.get() && counted <= answered.get() + unknown.get(),
                    "%d counted, %d answered, %d unknown".formatted(counted, answered.get(), unknown.get()));
            assertTrue(unknown.get() <= WRITERS, "only what was being committed is unknown: " + unknown.get());
            assertTrue(metrics.prometheus().contains("nova_db_commit_seconds_count{transaction=\"tally\"}"));
        }
    }

    private static void write(
            Database database, int writer, AtomicInteger answered, AtomicInteger unknown, MariaDbServer server) {
        for (int i = 0; i < WRITES; i++) {
            try {
                database.change("tally", tx -> tx.sql().execute("update tally set n = n + 1 where writer = " + writer));
                if (answered.incrementAndGet() == CRASH_AFTER) {
                    server.crash();
                }
            } catch (NovaException lost) {
                assertEquals(ErrorCode.UNAVAILABLE, lost.code(), lost.toString());
                unknown.incrementAndGet();
            }
        }
    }

    @Test
    void processThatStartsBeforeItsDatabaseWaitsForIt() {
        var tries = new AtomicInteger();
        DatabaseConfig config = new DatabaseConfig(
                "mysql://root@127.0.0.1:1/nova",
                2,
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                3,
                Duration.ofMillis(10));
        SystemPlatform platform = new SystemPlatform();
        long begun = platform.nanos();
        try {
            PooledDatabase.open(config, platform);
        } catch (NovaException gaveUp) {
            assertEquals(ErrorCode.UNAVAILABLE, gaveUp.code());
            tries.incrementAndGet();
        }
        assertEquals(1, tries.get());
        assertTrue(Duration.ofNanos(platform.nanos() - begun).toMillis() >= 30, "it paused three times");
    }
}

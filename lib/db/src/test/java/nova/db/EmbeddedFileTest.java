package nova.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFileTest {
    private static final int ROWS = 50;

    @Test
    void everyCommitThatWasAnsweredSurvivesAKill(@TempDir Path folder) throws IOException, InterruptedException {
        Process killed = writer(folder);
        try (var answers = killed.inputReader()) {
            for (int i = 0; i < ROWS; i++) {
                answers.readLine();
            }
            killed.destroyForcibly();
        }
        killed.waitFor(10, TimeUnit.SECONDS);
        try (PooledDatabase database = open(folder.resolve("nova").toString())) {
            assertEquals(ROWS, rows(database));
        }
    }

    /** As {@code nova-manage} does while {@code nova-all} runs. */
    @Test
    void anotherProcessOfThisMachineReadsAndWritesMeanwhile(@TempDir Path folder)
            throws IOException, InterruptedException {
        Process serving = writer(folder);
        try (var answers = serving.inputReader()) {
            for (int i = 0; i < ROWS; i++) {
                answers.readLine();
            }
            try (PooledDatabase database = open(folder.resolve("nova").toString())) {
                assertEquals(ROWS, rows(database));
                database.change("insert", tx -> tx.sql().execute("insert into answered values (-1)"));
                assertEquals(ROWS + 1, rows(database));
            }
            assertTrue(serving.isAlive());
        } finally {
            serving.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Process writer(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("nova").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int rows(PooledDatabase database) {
        return database.<Integer>read(
                "count",
                tx -> tx.sql()
                        .fetchSingle("select count(*) from answered where id <= " + ROWS)
                        .get(0, Integer.class));
    }

    private static PooledDatabase open(String path) {
        return PooledDatabase.open(DatabaseConfig.DEFAULTS.withConnection("h2:file:" + path), new SystemPlatform());
    }

    /** The other process: commits row after row and says so. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (PooledDatabase database = open(arguments[0])) {
                database.change(
                        "create", tx -> tx.sql().execute("create table answered (id int not null, primary key (id))"));
                for (int i = 1; i <= 100_000; i++) {
                    int id = i;
                    database.change("insert", tx -> tx.sql().execute("insert into answered values (" + id + ")"));
                    System.out.println(id);
                }
            }
        }
    }
}

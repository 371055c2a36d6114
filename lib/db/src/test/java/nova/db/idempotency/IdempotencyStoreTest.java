package nova.db.idempotency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.model.context.ProjectId;
import nova.model.context.UserId;

class IdempotencyStoreTest {
    private static final IdempotencyStore.Key KEY =
            new IdempotencyStore.Key(new ProjectId("p1"), new UserId("u1"), "k");

    private final IdempotencyStore answers = new IdempotencyStore();

    private static IdempotencyStore.Answer answer(String body) {
        return new IdempotencyStore.Answer(
                "hash", 202, Map.of("Location", "/x"), body.getBytes(StandardCharsets.UTF_8));
    }

    @OnEachDatabase
    void firstAnswerIsKeptUntilItIsOld(Database database) {
        database.write("insert", tx -> answers.insert(tx, KEY, answer("one")));
        database.write("insert", tx -> answers.insert(tx, KEY, answer("two")));
        IdempotencyStore.Answer kept =
                database.read("find", tx -> answers.find(tx, KEY)).orElseThrow();
        assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), kept.sealed());
        assertEquals(Map.of("Location", "/x"), kept.headers());
        int found0 = database.write("forget", tx -> answers.forget(tx, Duration.ofHours(24), 10));
        assertEquals(0, found0);
        int found1 = database.write("forget", tx -> answers.forget(tx, Duration.ofSeconds(-1), 10));
        assertEquals(1, found1);
        assertEquals(Optional.empty(), database.read("find", tx -> answers.find(tx, KEY)));
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void ofManyRequestsWithOneKeyOneIsFirst(Database database) {
        AtomicInteger first = new AtomicInteger();
        Together.run(IntStream.range(0, 10)
                .mapToObj(i -> (Runnable) () -> {
                    if (database.write("insert", tx -> answers.insert(tx, KEY, answer("n" + i)))) {
                        first.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new));
        assertEquals(1, first.get());
    }
}

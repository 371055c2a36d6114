package nova.db.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerStore;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleToken;
import nova.model.console.ConsoleType;
import nova.model.server.Server;

class ConsoleTokenStoreTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final ConsoleTokenStore tokens = new ConsoleTokenStore();

    private ConsoleToken insert(Database database, Server server, String hash, Duration life) {
        ConsoleToken token = new ConsoleToken(
                hash,
                server.id(),
                ConsoleType.SPICE_DIRECT,
                new ConsoleAddress("h", 5900, Optional.of(5901), Optional.of("path")));
        database.change("insert", tx -> tokens.insert(tx, token, life));
        return token;
    }

    private Optional<ConsoleToken> find(Database database, String hash) {
        return database.read("find", tx -> tokens.find(tx, hash));
    }

    @OnEachDatabase
    void tokensEndWithTheirTimeAndTheirServer(Database database) {
        Server there = SampleServers.named("a").activeOn("h1").server();
        Server gone = SampleServers.named("b").activeOn("h1").deleted().server();
        database.change("servers", tx -> {
            new ServerStore().insert(tx, there);
            new ServerStore().insert(tx, gone);
        });
        ConsoleToken good = insert(database, there, "good", LIFE);
        insert(database, there, "old", LIFE.negated());
        insert(database, gone, "orphan", LIFE);
        assertEquals(Optional.of(good), find(database, "good"));
        assertEquals(Optional.empty(), find(database, "old"));
        assertEquals(Optional.empty(), find(database, "orphan"));
        assertEquals(Optional.empty(), find(database, "unknown"));
    }
}

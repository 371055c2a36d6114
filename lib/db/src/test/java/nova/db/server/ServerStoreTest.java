package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import nova.model.server.TaskState;

class ServerStoreTest {
    private final ServerStore servers = new ServerStore();

    private Server insert(Database database, SampleServers sample) {
        database.change("insert", tx -> servers.insert(tx, sample.server()));
        return sample.server();
    }

    @OnEachDatabase
    void insertedServerIsFoundAsItWas(Database database) {
        Server server = insert(
                database,
                SampleServers.named("wéb 🚀")
                        .withAddress("10.0.0.4")
                        .withMetadata(Map.of("b", "2", "a", "1"), "prod", "blue"));
        Server found =
                database.read("find", tx -> servers.find(tx, server.id())).orElseThrow();
        assertEquals(server.identity(), found.identity());
        assertEquals(server.state(), found.state());
        assertEquals(server.shape(), found.shape());
        assertEquals(server.access(), found.access());
        assertEquals(server.times(), found.times());
        assertEquals(server.vifs(), found.vifs());
        assertEquals(Map.of("a", "1", "b", "2"), found.metadata());
        assertEquals(List.of("blue", "prod"), found.tags());
        assertEquals(Optional.empty(), found.fault());
    }

    @OnEachDatabase
    void unknownServerIsNotFound(Database database) {
        assertEquals(Optional.empty(), database.read("find", tx -> servers.find(tx, new ServerId("nobody"))));
    }

    @OnEachDatabase
    void numbersGrow(Database database) {
        Server first = insert(database, SampleServers.named("a"));
        Server second = insert(database, SampleServers.named("b"));
        long one = database.read("number", tx -> servers.number(tx, first.id())).orElseThrow();
        long two =
                database.read("number", tx -> servers.number(tx, second.id())).orElseThrow();
        assertTrue(one < two, one + " < " + two);
    }

    @OnEachDatabase
    void actionIsAdmittedOnlyFromItsStates(Database database) {
        Server server = insert(database, SampleServers.named("web").activeOn("h1"));
        assertFalse(admit(database, server, ServerAction.START), "an active server is not started");
        assertTrue(admit(database, server, ServerAction.STOP));
        assertFalse(admit(database, server, ServerAction.STOP), "it is stopping already");
        assertEquals(
                TaskState.POWERING_OFF,
                database.read("state", tx -> servers.state(tx, server.id()))
                        .orElseThrow()
                        .taskState());
    }

    @OnEachDatabase
    void serverThatNeverRanIsNotStopped(Database database) {
        Server server = insert(database, SampleServers.named("web"));
        assertFalse(admit(database, server, ServerAction.STOP));
    }

    @OnEachDatabase
    void deleteIsAdmittedInAnyStateButOnce(Database database) {
        Server server = insert(database, SampleServers.named("web"));
        assertTrue(admit(database, server, ServerAction.DELETE));
        assertFalse(admit(database, server, ServerAction.DELETE));
        Server gone = insert(database, SampleServers.named("gone").deleted());
        assertFalse(admit(database, gone, ServerAction.DELETE));
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void ofManyActionsAtOnceOneIsAdmitted(Database database) {
        Server server = insert(database, SampleServers.named("web").activeOn("h1"));
        AtomicInteger admitted = new AtomicInteger();
        Runnable[] racers = IntStream.range(0, 12)
                .mapToObj(i -> (Runnable) () -> {
                    ServerAction action = i % 2 == 0 ? ServerAction.STOP : ServerAction.PAUSE;
                    if (admit(database, server, action)) {
                        admitted.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new);
        Together.run(racers);
        assertEquals(1, admitted.get());
    }

    private boolean admit(Database database, Server server, ServerAction action) {
        return database.write("admit", tx -> servers.admit(tx, server.id(), action));
    }

    @OnEachDatabase
    void serversOfAHostArePagedById(Database database) {
        insert(database, SampleServers.named("a").activeOn("h1"));
        insert(database, SampleServers.named("b").activeOn("h1"));
        insert(database, SampleServers.named("c").activeOn("h2"));
        HostName host = new HostName("h1");
        List<Server> first = database.read("first", tx -> servers.onHost(tx, host, Optional.empty(), 1));
        List<Server> rest = database.read(
                "rest",
                tx -> servers.onHost(tx, host, Optional.of(first.getFirst().id()), 10));
        assertEquals(1, first.size());
        assertEquals(1, rest.size());
        assertTrue(first.getFirst().id().compareTo(rest.getFirst().id()) < 0);
    }

    @OnEachDatabase
    void rowsOlderThanTheirTextsAreReadFromTheTablesBeside(Database database) {
        SampleServers old = SampleServers.named("old").withMetadata(Map.of("a", "1"), "red", "blue");
        SampleServers young = SampleServers.named("young").withMetadata(Map.of("b", "2"), "green");
        for (SampleServers each : List.of(old, young)) {
            database.change("insert", tx -> servers.insert(tx, each.server()));
        }
        database.change(
                "age",
                tx -> tx.sql()
                        .update(SERVERS)
                        .setNull(SERVERS.METADATA)
                        .setNull(SERVERS.TAGS)
                        .where(SERVERS.ID.eq(old.id().value()))
                        .execute());
        List<Server> listed = database.read("list", tx -> servers.list(tx, ServerQuery.of(10)));
        assertEquals(
                Set.of(Map.of("a", "1"), Map.of("b", "2")),
                Set.copyOf(listed.stream().map(Server::metadata).toList()));
        assertEquals(
                List.of("blue", "red"),
                database.read("find", tx -> servers.find(tx, old.id()))
                        .orElseThrow()
                        .tags());
    }
}

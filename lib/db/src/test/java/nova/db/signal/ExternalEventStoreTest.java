package nova.db.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerPasswordStore;
import nova.db.server.ServerStore;
import nova.db.signal.ExternalEventStore.Open;
import nova.db.signal.InterfaceStore.Known;
import nova.model.context.RequestId;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.model.server.VmState;
import nova.model.signal.ExternalEvent;

class ExternalEventStoreTest {
    private final ExternalEventStore events = new ExternalEventStore();

    private static Server insert(Database database, SampleServers sample) {
        database.change("insert", tx -> new ServerStore().insert(tx, sample.server()));
        return sample.server();
    }

    @OnEachDatabase
    void eventsAreReadNewestFirst(Database database) {
        Server server = insert(database, SampleServers.named("a").activeOn("h1"));
        RequestId request = new RequestId("req-1");
        ExternalEvent first =
                new ExternalEvent(server.id(), "network-vif-plugged", Optional.of("p1"), "completed", request);
        ExternalEvent second = new ExternalEvent(server.id(), "network-changed", Optional.empty(), "failed", request);
        database.change("append", tx -> events.append(tx, List.of(first, second)));
        database.change("append nothing", tx -> events.append(tx, List.of()));
        assertEquals(List.of(second, first), database.read("of", tx -> events.of(tx, server.id(), 10)));
    }

    @OnEachDatabase
    void addresseesAreServersThatAreKnown(Database database) {
        Server placed = insert(database, SampleServers.named("a").activeOn("h1"));
        Server homeless = insert(database, SampleServers.named("b"));
        Server gone = insert(database, SampleServers.named("c").activeOn("h1").deleted());
        List<String> all =
                List.of(placed.id().value(), homeless.id().value(), gone.id().value(), "x");
        var found = database.read("addressees", tx -> events.addressees(tx, all));
        assertEquals(Set.copyOf(all.subList(0, 3)), found.keySet());
        assertTrue(found.get(gone.id().value()).deleted());
        assertFalse(found.get(placed.id().value()).deleted());
        assertEquals(
                Optional.of(new HostName("h1")), found.get(placed.id().value()).host());
        assertEquals(VmState.ACTIVE, found.get(placed.id().value()).vm());
        assertEquals(Optional.empty(), found.get(homeless.id().value()).host());
    }

    @OnEachDatabase
    void eventsThatChangeInterfacesAreOpenUntilClosed(Database database) {
        Server server = insert(database, SampleServers.named("a").activeOn("h1"));
        database.change(
                "append",
                tx -> events.append(tx, List.of(event(server, "network-changed"), event(server, "volume-extended"))));

        List<ExternalEventStore.Open> open = database.read("open", tx -> events.open(tx, server.id()));
        assertEquals(
                List.of(event(server, "network-changed")),
                open.stream().map(Open::event).toList());
        assertEquals(List.of(), database.read("due", tx -> events.due(tx, 10)), "whoever was told has his time");

        database.change("postpone", tx -> events.postpone(tx, open, Duration.ofSeconds(-1)));
        assertEquals(List.of(server.id()), database.read("due", tx -> events.due(tx, 10)));

        database.change("close", tx -> events.close(tx, open));
        database.change("too late", tx -> events.postpone(tx, open, Duration.ofSeconds(-1)));
        assertEquals(List.of(), database.read("open", tx -> events.open(tx, server.id())));
        assertEquals(List.of(), database.read("due", tx -> events.due(tx, 10)));
    }

    private static ExternalEvent event(Server server, String name) {
        return new ExternalEvent(server.id(), name, Optional.of("tag"), "completed", new RequestId("req-1"));
    }

    @OnEachDatabase
    void interfacesAreReplacedOnlyWhereTheServerIsAsItWas(Database database) {
        Server server = insert(database, SampleServers.named("a").activeOn("h1"));
        InterfaceStore interfaces = new InterfaceStore();
        Known known =
                database.read("known", tx -> interfaces.find(tx, server.id())).orElseThrow();
        assertEquals(server.vifs(), known.vifs());
        assertEquals(
                true,
                database.write("replace", tx -> interfaces.replace(tx, server.id(), known.revision(), List.of())));
        assertEquals(
                false,
                database.write("again", tx -> interfaces.replace(tx, server.id(), known.revision(), known.vifs())));
        assertEquals(
                List.of(),
                database.read("known", tx -> interfaces.find(tx, server.id()))
                        .orElseThrow()
                        .vifs());
    }

    @OnEachDatabase
    void passwordIsPostedOnce(Database database) {
        Server server = insert(database, SampleServers.named("a").activeOn("h1"));
        ServerPasswordStore passwords = new ServerPasswordStore();
        assertEquals(true, database.write("post", tx -> passwords.insert(tx, server.id(), "one")));
        assertEquals(false, database.write("post", tx -> passwords.insert(tx, server.id(), "two")));
        assertEquals(Optional.of("one"), database.read("find", tx -> passwords.find(tx, server.id())));
        database.change("delete", tx -> passwords.delete(tx, server.id()));
        assertEquals(Optional.empty(), database.read("find", tx -> passwords.find(tx, server.id())));
    }
}

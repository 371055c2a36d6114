package nova.db.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerPasswordStore;
import nova.db.server.ServerStore;
import nova.model.context.RequestId;
import nova.model.host.HostName;
import nova.model.server.Server;
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
    void placesAreThoseOfServersThatExist(Database database) {
        Server placed = insert(database, SampleServers.named("a").activeOn("h1"));
        Server homeless = insert(database, SampleServers.named("b"));
        Server gone = insert(database, SampleServers.named("c").activeOn("h1").deleted());
        List<String> all =
                List.of(placed.id().value(), homeless.id().value(), gone.id().value(), "x");
        assertEquals(
                Map.of(
                        placed.id().value(), Optional.of(new HostName("h1")),
                        homeless.id().value(), Optional.empty()),
                database.read("places", tx -> events.places(tx, all)));
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

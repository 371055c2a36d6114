package nova.db.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.event.Event;
import nova.model.event.NewEvent;
import nova.model.server.ServerId;

class EventStoreTest {
    private final EventStore events = new EventStore();

    private static NewEvent event(String type) {
        return new NewEvent(
                type, new ServerId("s1"), new ProjectId("p1"), new UserId("u1"), new RequestId("req-1"), "{}");
    }

    @OnEachDatabase
    void listenersResumeAfterTheRevisionTheySaw(Database database) {
        database.change("append", tx -> List.of("a", "b", "c").forEach(type -> events.append(tx, event(type))));
        List<Event> all = database.read("all", tx -> events.after(tx, 0, Duration.ofSeconds(-1), 10));
        assertEquals(
                List.of("a", "b", "c"), all.stream().map(e -> e.what().type()).toList());
        long seen = all.get(1).revision();
        List<Event> rest = database.read("rest", tx -> events.after(tx, seen, Duration.ofSeconds(-1), 10));
        assertEquals(List.of(all.getLast()), rest);
        assertEquals(List.of(), database.read("young", tx -> events.after(tx, 0, Duration.ofMinutes(1), 10)));
    }

    @OnEachDatabase
    void sentEventsAreNotSentAgain(Database database) {
        database.change("append", tx -> List.of("a", "b").forEach(type -> events.append(tx, event(type))));
        Event first = database.read("unsent", tx -> events.unsent(tx, 1)).getFirst();
        database.change("sent", tx -> events.markSent(tx, List.of(first.revision())));
        List<Event> rest = database.read("unsent", tx -> events.unsent(tx, 10));
        assertEquals(List.of("b"), rest.stream().map(e -> e.what().type()).toList());
    }
}

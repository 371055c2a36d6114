package nova.scheduler.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.aggregate.AggregateStore;
import nova.db.fixture.OnEachDatabase;
import nova.db.host.ServiceStore;
import nova.db.schedule.ClaimStore;
import nova.db.schedule.Cloud;
import nova.model.host.HostId;
import nova.model.host.HostName;

class HostViewTest {
    private static HostState only(HostView view) {
        assertEquals(1, view.hosts().size());
        return view.hosts().get(0);
    }

    @OnEachDatabase
    void claimsOfOthersAreSeenAtTheNextPoll(Database database) {
        new Cloud(database).host("h1", 8192).operation("o1", "s1");
        HostView view = new HostView(database, "nova");
        view.refresh();
        assertEquals(0, only(view).servers());
        database.write("claim", tx -> new ClaimStore().claim(tx, Cloud.order("o1", "s1", "h1", 1024)));
        view.refresh();
        assertEquals(1, only(view).servers());
        assertEquals(1024, only(view).ramMib().used());
        assertEquals(1, only(view).ioOps(), "its build runs");
        HostState before = only(view);
        view.refresh();
        assertSame(before, only(view), "nothing new, nothing made anew");
    }

    @OnEachDatabase
    void disabledServiceIsSeenAtTheNextPoll(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 8192);
        HostView view = new HostView(database, "nova");
        view.refresh();
        assertFalse(only(view).facts().service().disabled());
        cloud.disabled("h1", "broken");
        view.refresh();
        assertEquals(Optional.of("broken"), only(view).facts().service().disabledReason());
    }

    @OnEachDatabase
    void zoneFollowsTheAggregates(Database database) {
        new Cloud(database).host("h1", 8192);
        AggregateStore aggregates = new AggregateStore();
        HostView view = new HostView(database, "nova");
        view.refresh();
        assertEquals("nova", only(view).zone());
        long number = database.write("aggregate", tx -> {
            long made = aggregates.insert(tx, "a", "a");
            aggregates.merge(tx, made, Map.of("availability_zone", Optional.of("east")));
            aggregates.addHost(tx, made, new HostName("h1"));
            return made;
        });
        view.refresh();
        assertEquals("east", only(view).zone());
        database.change("remove", tx -> aggregates.removeHost(tx, number, new HostName("h1")));
        view.refresh();
        assertEquals("nova", only(view).zone());
    }

    @OnEachDatabase
    void hostsComeAndGo(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 8192);
        HostView view = new HostView(database, "nova");
        assertFalse(view.loaded());
        view.refresh();
        assertTrue(view.loaded());
        cloud.host("h2", 8192);
        view.refresh();
        assertEquals(2, view.hosts().size());
        database.change("delete", tx -> new ServiceStore(Duration.ofMinutes(1)).delete(tx, "service-h1"));
        view.refresh();
        assertEquals(new HostId("h2"), only(view).id());
    }

    @OnEachDatabase
    void ownClaimsCountAtOnce(Database database) {
        new Cloud(database).host("h1", 8192);
        HostView view = new HostView(database, "nova");
        view.refresh();
        view.consume(new HostId("h1"), Map.of("MEMORY_MB", 1024L));
        assertEquals(1024, only(view).ramMib().used());
        assertEquals(1, only(view).servers());
    }
}

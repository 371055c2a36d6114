package nova.db.usage;

import static nova.db.fixture.SampleServers.CREATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;
import nova.model.error.NovaException;
import nova.model.server.ServerId;
import nova.model.usage.ServerSpan;
import nova.model.usage.SpanQuery;

class ServerSpanStoreTest {
    private static final Instant DAY = CREATED.plus(Duration.ofDays(1));

    private final ServerSpanStore spans = new ServerSpanStore();

    private static void insert(Database database, SampleServers... samples) {
        database.change(
                "insert", tx -> List.of(samples).forEach(sample -> new ServerStore().insert(tx, sample.server())));
    }

    private List<String> names(Database database, SpanQuery query) {
        return database.read("spans", tx -> spans.list(tx, query)).stream()
                .map(ServerSpan::name)
                .toList();
    }

    private static SpanQuery within(Instant from, Instant until) {
        return new SpanQuery(from, until, Optional.empty(), Optional.empty(), 10);
    }

    @OnEachDatabase
    void onlyServersThatRanWithinTheWindowCount(Database database) {
        insert(
                database,
                SampleServers.named("runs").of("p1").activeOn("h1"),
                SampleServers.named("ended").of("p2").activeOn("h1").deletedAt(CREATED.plusSeconds(60)),
                SampleServers.named("never").of("p3"));
        assertEquals(List.of("runs", "ended"), names(database, within(CREATED.minusSeconds(1), DAY)));
        assertEquals(List.of("runs"), names(database, within(CREATED.plusSeconds(60), DAY)));
        assertEquals(List.of(), names(database, within(CREATED.minusSeconds(60), CREATED)));
        SpanQuery one =
                new SpanQuery(CREATED.minusSeconds(1), DAY, Optional.of(new ProjectId("p2")), Optional.empty(), 10);
        assertEquals(List.of("ended"), names(database, one));
    }

    @OnEachDatabase
    void pagesGoOnAfterTheirMarker(Database database) {
        SampleServers first = SampleServers.named("a").of("p1").activeOn("h1");
        insert(database, first, SampleServers.named("b").of("p2").activeOn("h1"));
        SpanQuery rest = new SpanQuery(CREATED, DAY, Optional.empty(), Optional.of(first.id()), 10);
        assertEquals(List.of("b"), names(database, rest));
        SpanQuery lost = new SpanQuery(CREATED, DAY, Optional.empty(), Optional.of(new ServerId("x")), 10);
        assertThrows(NovaException.class, () -> names(database, lost));
    }
}

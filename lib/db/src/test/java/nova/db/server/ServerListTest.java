package nova.db.server;

import static nova.db.fixture.SampleServers.CREATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerFilter.TagRule;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;

class ServerListTest {
    private final ServerStore servers = new ServerStore();

    private void insert(Database database, SampleServers... samples) {
        database.change("insert", tx -> List.of(samples).forEach(each -> servers.insert(tx, each.server())));
    }

    private List<String> names(Database database, ServerFilter... filters) {
        return names(database, ServerQuery.of(100, filters));
    }

    private List<String> names(Database database, ServerQuery query) {
        return database.read("list", tx -> servers.list(tx, query)).stream()
                .map(server -> server.identity().name())
                .toList();
    }

    private static ServerFilter matches(ServerField field, String expression) {
        return new ServerFilter.Matches(field, expression);
    }

    private static ServerFilter ip(String expression) {
        return new ServerFilter.Address(Optional.of(expression), Optional.empty());
    }

    private static ServerFilter ip6(String expression) {
        return new ServerFilter.Address(Optional.empty(), Optional.of(expression));
    }

    private static ServerFilter is(ServerField field, String... values) {
        return new ServerFilter.AnyOf(field, List.of(values));
    }

    @OnEachDatabase
    void newestComeFirstAndPagesJoinWithoutGapOrRepeat(Database database) {
        for (int i = 0; i < 10; i++) {
            // Three share each instant, so the id has to decide.
            insert(database, SampleServers.named("s" + i).createdAt(CREATED.plusSeconds(i / 3)));
        }
        List<String> whole = names(database, ServerQuery.of(100));
        assertEquals("s9", whole.getFirst());
        assertEquals(whole, paged(database, List.of(), 4));
    }

    @OnEachDatabase
    void pagesJoinAlsoWhenTheSortKeyIsMissingInSome(Database database) {
        insert(
                database,
                SampleServers.named("a").activeOn("h2"),
                SampleServers.named("b"),
                SampleServers.named("c").activeOn("h1"),
                SampleServers.named("d"));
        for (boolean descending : new boolean[] {false, true}) {
            var sort = List.of(
                    new ServerQuery.Sort(ServerField.HOST, descending), new ServerQuery.Sort(ServerField.NAME, false));
            List<String> whole = names(database, new ServerQuery(List.of(), sort, Optional.empty(), 100));
            assertEquals(descending ? List.of("a", "c", "b", "d") : List.of("b", "d", "c", "a"), whole);
            assertEquals(whole, paged(database, sort, 1));
        }
    }

    private List<String> paged(Database database, List<ServerQuery.Sort> sort, int limit) {
        List<String> all = new ArrayList<>();
        Optional<ServerId> marker = Optional.empty();
        while (true) {
            ServerQuery query = new ServerQuery(List.of(), sort, marker, limit);
            List<Server> page = database.read("page", tx -> servers.list(tx, query));
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(server -> all.add(server.identity().name()));
            marker = Optional.of(page.getLast().id());
        }
    }

    @OnEachDatabase
    void unknownMarkerIsRefused(Database database) {
        var query = new ServerQuery(List.of(), List.of(), Optional.of(new ServerId("nobody")), 10);
        NovaException refused = assertThrows(NovaException.class, () -> names(database, query));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        assertEquals("marker [nobody] not found", refused.getMessage());
    }

    @OnEachDatabase
    void filtersByOwnerStateAndDeletion(Database database) {
        insert(
                database,
                SampleServers.named("mine"),
                SampleServers.named("running").activeOn("h1"),
                SampleServers.named("gone").deleted(),
                SampleServers.named("theirs").of("p2"));
        ServerFilter there = ServerFilter.Deleted.of(false);
        assertEquals(List.of("theirs"), names(database, is(ServerField.PROJECT, "p2")));
        assertEquals(List.of("gone"), names(database, ServerFilter.Deleted.of(true)));
        assertEquals(
                List.of("running"),
                names(database, there, is(ServerField.PROJECT, "p1"), is(ServerField.VM_STATE, "active")));
        assertEquals(List.of(), names(database, there, is(ServerField.TASK_STATE, "")), "no task is no value");
        assertEquals(List.of("running"), names(database, there, matches(ServerField.POWER_STATE, "1")));
        assertEquals(List.of(), names(database, matches(ServerField.POWER_STATE, "many")));
        assertEquals(List.of(), names(database, is(ServerField.VM_STATE)));
        assertEquals(List.of(), names(database, is(ServerField.IMAGE, "")));
    }

    @OnEachDatabase
    void namesAndAddressesMatchAsExpressions(Database database) {
        insert(
                database,
                SampleServers.named("Web1").withAddress("10.0.0.4"),
                SampleServers.named("web22").withAddress("10.0.0.40"),
                SampleServers.named("db").withAddress("fd00::4"));
        assertEquals(
                2,
                names(database, new ServerFilter.Matches(ServerField.NAME, "^web"))
                        .size());
        assertEquals(List.of("web22"), names(database, new ServerFilter.Matches(ServerField.NAME, "\\d{2}")));
        assertEquals(List.of(), names(database, matches(ServerField.NAME, "web22|db")), "a bar means itself");
        assertEquals(2, names(database, ip("10.0.0.4")).size());
        assertEquals(List.of("Web1"), names(database, ip("10.0.0.4$")));
        assertEquals(List.of("Web1"), names(database, ip("^10.0.0.4$|^11")));
        assertEquals(List.of(), names(database, ip("0.0.4")));
        assertEquals(2, names(database, ip("[^a-z]+")).size());
        assertEquals(2, names(database, ip("\\S+4")).size());
        assertEquals(List.of(), names(database, ip(".*version")), "nothing reaches beyond the address");
        assertEquals(List.of("db"), names(database, ip6("^fd00:.*4$")));
        assertEquals(List.of(), names(database, ip6("FD00")), "of addresses the case matters");
        assertEquals(
                3,
                names(database, new ServerFilter.Address(Optional.of("10"), Optional.of("fd")))
                        .size());
        NovaException refused = assertThrows(
                NovaException.class, () -> names(database, new ServerFilter.Matches(ServerField.NAME, "(")));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    }

    @OnEachDatabase
    void filtersByTags(Database database) {
        insert(
                database,
                SampleServers.named("a").withMetadata(Map.of("k", "v"), "red", "blue"),
                SampleServers.named("b").withMetadata(Map.of("k", "w"), "red"),
                SampleServers.named("c"));
        List<String> both = List.of("red", "blue");
        assertEquals(List.of("a"), names(database, new ServerFilter.Tags(TagRule.ALL, both)));
        assertEquals(
                2, names(database, new ServerFilter.Tags(TagRule.ANY, both)).size());
        assertEquals(
                2, names(database, new ServerFilter.Tags(TagRule.NOT_ALL, both)).size());
        assertEquals(List.of("c"), names(database, new ServerFilter.Tags(TagRule.NOT_ANY, both)));
    }

    @OnEachDatabase
    void changedSinceAndBeforeIncludeTheInstant(Database database) {
        insert(database, SampleServers.named("old"), SampleServers.named("new").createdAt(CREATED.plusSeconds(1)));
        assertEquals(2, names(database, new ServerFilter.ChangedSince(CREATED)).size());
        assertEquals(List.of("old"), names(database, new ServerFilter.ChangedBefore(CREATED)));
        assertEquals(List.of("new"), names(database, new ServerFilter.ChangedSince(CREATED.plusNanos(1000))));
    }
}

package nova.db.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.RankedServers;
import nova.db.fixture.RankedServers.Ranked;
import nova.db.fixture.SampleServers;
import nova.model.server.Server;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;

/** Every sort key in both directions, over values that are missing, equal and of either case; and every pattern. */
class ServerOrderTest {
    private static final Map<ServerField, Integer> VALUES = Map.of(
            ServerField.LOCKED, 2,
            ServerField.LOCKED_BY, 3,
            ServerField.CONFIG_DRIVE, 2,
            ServerField.AUTO_DISK_CONFIG, 2);

    private final ServerStore servers = new ServerStore();

    private List<ServerId> page(Database database, ServerQuery query) {
        return database.read("list", tx -> servers.list(tx, query)).stream()
                .map(Server::id)
                .toList();
    }

    private List<ServerId> paged(Database database, List<ServerQuery.Sort> sort, int limit) {
        List<ServerId> all = new ArrayList<>();
        Optional<ServerId> marker = Optional.empty();
        while (true) {
            List<ServerId> page = page(database, new ServerQuery(List.of(), sort, marker, limit));
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            marker = Optional.of(page.getLast());
        }
    }

    private static List<ServerId> expected(List<Ranked> ranked, ServerField field, boolean descending) {
        Comparator<Ranked> ids = Comparator.comparing(each -> each.server().id().value());
        if (field == ServerField.ID) {
            return ids(ranked, descending ? ids.reversed() : ids);
        }
        int values = VALUES.getOrDefault(field, 4);
        Comparator<Ranked> ranks = Comparator.comparing(each -> Math.min(each.rank(), values - 1));
        boolean idsDown = field == ServerField.CREATED && descending;
        return ids(ranked, (descending ? ranks.reversed() : ranks).thenComparing(idsDown ? ids.reversed() : ids));
    }

    private static List<ServerId> ids(List<Ranked> ranked, Comparator<Ranked> order) {
        return ranked.stream().sorted(order).map(each -> each.server().id()).toList();
    }

    @OnEachDatabase
    void everyFieldOrdersBothWaysAndItsPagesJoin(Database database) {
        List<Ranked> ranked = RankedServers.insert(database, List.of(2, 0, 1, 0, 3, 1, 2));
        for (ServerField field : ServerField.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                List<ServerQuery.Sort> sort = List.of(new ServerQuery.Sort(field, descending));
                String what = field + (descending ? " desc" : " asc");
                List<ServerId> expected = expected(ranked, field, descending);
                assertEquals(expected, page(database, new ServerQuery(List.of(), sort, Optional.empty(), 9)), what);
                assertEquals(expected, paged(database, sort, 1), what + ", pages of one");
                assertEquals(expected, paged(database, sort, 3), what + ", pages of three");
            }
        }
    }

    @OnEachDatabase
    void aSecondKeyDecidesAmongEqualsAndItsDirectionIsItsOwn(Database database) {
        List<Ranked> ranked = RankedServers.insert(database, List.of(0, 1, 2, 3));
        List<ServerQuery.Sort> sort = List.of(
                new ServerQuery.Sort(ServerField.LOCKED, true), new ServerQuery.Sort(ServerField.TERMINATED, false));
        Comparator<Ranked> locked =
                Comparator.comparing(each -> each.server().state().lockedBy().isPresent());
        List<ServerId> expected = ids(ranked, locked.reversed().thenComparing(Ranked::rank));
        assertEquals(expected, page(database, new ServerQuery(List.of(), sort, Optional.empty(), 9)));
        assertEquals(expected, paged(database, sort, 1));
    }

    /** What each field is as text; a pattern that finds it, and one that would if it were written otherwise. */
    private static final Map<ServerField, List<String>> PATTERNS = Map.ofEntries(
            Map.entry(ServerField.NAME, List.of("^WEB$", "web|x")),
            Map.entry(ServerField.RESERVATION, List.of("r-[0-9]{8}", "^12")),
            Map.entry(ServerField.LAUNCH_INDEX, List.of("^0$", "1")),
            Map.entry(ServerField.POWER_STATE, List.of("^1$", "RUNNING")),
            Map.entry(ServerField.PROGRESS, List.of("0", "1")),
            Map.entry(ServerField.CONFIG_DRIVE, List.of("^$", "False")),
            Map.entry(ServerField.KEY_NAME, List.of("k.y", "%")),
            Map.entry(ServerField.NODE, List.of("^H1", "_1")),
            Map.entry(ServerField.AVAILABILITY_ZONE, List.of("ov", "^ov")),
            Map.entry(ServerField.ROOT_DEVICE_NAME, List.of("vd[a-c]$", "sda")),
            Map.entry(ServerField.CREATED, List.of("^2026-01-02 03:04:05$", "2026-01-02T")),
            Map.entry(ServerField.LAUNCHED, List.of("03:0", "123456")),
            Map.entry(ServerField.TERMINATED, List.of("2026", ".*")));

    @OnEachDatabase
    void patternsMatchTheTextMysqlHas(Database database) {
        SampleServers web = SampleServers.named("web").activeOn("h1");
        database.change("insert", tx -> servers.insert(tx, web.server()));
        PATTERNS.forEach((field, patterns) -> {
            // No value matches no pattern.
            int found = field == ServerField.TERMINATED ? 0 : 1;
            assertEquals(found, matching(database, field, patterns.getFirst()), field + " " + patterns.getFirst());
            assertEquals(0, matching(database, field, patterns.getLast()), field + " " + patterns.getLast());
        });
    }

    private int matching(Database database, ServerField field, String pattern) {
        return page(database, ServerQuery.of(5, new ServerFilter.Matches(field, pattern)))
                .size();
    }

    @OnEachDatabase
    void whatIsMadeOfOtherColumnsMatchesToo(Database database) {
        List<Ranked> ranked = RankedServers.insert(database, List.of(0, 1));
        ServerId low = ranked.getFirst().server().id();
        ServerId high = ranked.getLast().server().id();
        assertEquals(List.of(high), found(database, ServerField.KERNEL, "^[0-9a-f-]{36}$"));
        assertEquals(List.of(low), found(database, ServerField.RAMDISK, "^$"));
        assertEquals(List.of(high), found(database, ServerField.AUTO_DISK_CONFIG, "1"));
        assertEquals(List.of(low), found(database, ServerField.AUTO_DISK_CONFIG, "0"));
        assertEquals(List.of(), found(database, ServerField.AUTO_DISK_CONFIG, "True"));
        assertEquals(List.of(high), found(database, ServerField.LOCKED_BY, "OWN"));
    }

    private List<ServerId> found(Database database, ServerField field, String pattern) {
        return page(database, ServerQuery.of(5, new ServerFilter.Matches(field, pattern)));
    }

    @OnEachDatabase
    void aFlavorIsAskedOnlyWhileItIsThereAndSeen(Database database) {
        List<Ranked> ranked = RankedServers.insert(database, List.of(0, 1));
        var flavor = ranked.getFirst().server().shape().flavor().id();
        var nobody = new nova.model.context.ProjectId("nobody");
        assertEquals(
                1,
                page(database, ServerQuery.of(5, new ServerFilter.OfFlavor(flavor, Optional.empty())))
                        .size());
        assertEquals(
                List.of(), page(database, ServerQuery.of(5, new ServerFilter.OfFlavor(flavor, Optional.of(nobody)))));
        database.change("delete", tx -> new nova.db.flavor.FlavorStore().delete(tx, flavor));
        assertEquals(List.of(), page(database, ServerQuery.of(5, new ServerFilter.OfFlavor(flavor, Optional.empty()))));
    }

    @OnEachDatabase
    void aDeletedServerHasNoTags(Database database) {
        SampleServers gone =
                SampleServers.named("gone").withMetadata(Map.of(), "red").deletedAt(Instant.EPOCH);
        database.change("insert", tx -> servers.insert(tx, gone.server()));
        List<String> red = List.of("red");
        assertEquals(
                List.of(), page(database, ServerQuery.of(5, new ServerFilter.Tags(ServerFilter.TagRule.ANY, red))));
        assertEquals(
                1,
                page(database, ServerQuery.of(5, new ServerFilter.Tags(ServerFilter.TagRule.NOT_ANY, red)))
                        .size());
    }
}

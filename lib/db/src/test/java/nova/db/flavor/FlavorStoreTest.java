package nova.db.flavor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorQuery;
import nova.model.flavor.FlavorSize;

class FlavorStoreTest {
    private static final ProjectId PROJECT = new ProjectId("p1");

    private final FlavorStore flavors = new FlavorStore();

    private static Flavor flavor(String id, String name, int ramMib, boolean isPublic) {
        FlavorSize size = new FlavorSize(1, ramMib, 1, 0, 0, 1.0);
        return new Flavor(
                new FlavorId(id), name, Optional.of("d"), size, isPublic, false, Map.of("hw:cpu_policy", "shared"));
    }

    private void insert(Database database, Flavor... all) {
        database.change("insert", tx -> List.of(all).forEach(flavor -> flavors.insert(tx, flavor)));
    }

    private List<String> names(Database database, FlavorQuery query) {
        return database.read("list", tx -> flavors.list(tx, query)).stream()
                .map(Flavor::name)
                .toList();
    }

    @OnEachDatabase
    void insertedFlavorIsFoundAsItWas(Database database) {
        Flavor tiny = flavor("1", "m1.tiny", 512, true);
        insert(database, tiny);
        assertEquals(Optional.of(tiny), database.read("find", tx -> flavors.find(tx, tiny.id())));
    }

    @OnEachDatabase
    void takenIdOrNameIsAConflictInNovasWords(Database database) {
        insert(database, flavor("1", "m1.tiny", 512, true));
        NovaException sameId =
                assertThrows(NovaException.class, () -> insert(database, flavor("1", "other", 512, true)));
        NovaException sameName =
                assertThrows(NovaException.class, () -> insert(database, flavor("2", "m1.tiny", 512, true)));
        assertEquals("Flavor with ID 1 already exists.", sameId.getMessage());
        assertEquals("Flavor with name m1.tiny already exists.", sameName.getMessage());
        assertEquals(ErrorCode.CONFLICT, sameName.code());
    }

    @OnEachDatabase
    void privateFlavorIsSeenByWhoWasGivenIt(Database database) {
        Flavor secret = flavor("9", "secret", 512, false);
        insert(database, flavor("1", "m1.tiny", 512, true), secret);
        FlavorQuery mine = visible(Optional.of(PROJECT), 0);
        assertEquals(List.of("m1.tiny"), names(database, mine));
        assertTrue(granted(database, secret.id()));
        assertFalse(granted(database, secret.id()));
        assertEquals(List.of("m1.tiny", "secret"), names(database, mine));
        assertEquals(List.of(), names(database, after(secret.id(), mine)));
        assertEquals(List.of(PROJECT), database.read("access", tx -> flavors.access(tx, secret.id())));
        database.write("revoke", tx -> flavors.revoke(tx, secret.id(), PROJECT));
        assertEquals(List.of("m1.tiny"), names(database, mine));
        NovaException hidden = assertThrows(NovaException.class, () -> names(database, after(secret.id(), mine)));
        assertEquals("marker [9] not found", hidden.getMessage());
    }

    private static FlavorQuery after(FlavorId marker, FlavorQuery query) {
        return new FlavorQuery(
                query.isPublic(),
                query.visibleTo(),
                query.withDisabled(),
                query.minRamMib(),
                query.minRootGib(),
                query.name(),
                query.sort(),
                Optional.of(marker),
                query.limit());
    }

    private boolean granted(Database database, FlavorId id) {
        return database.write("grant", tx -> flavors.grant(tx, id, PROJECT));
    }

    private static FlavorQuery visible(Optional<ProjectId> project, int minRamMib) {
        return new FlavorQuery(
                Optional.empty(),
                project,
                false,
                minRamMib,
                0,
                Optional.empty(),
                FlavorQuery.Sort.BY_ID,
                Optional.empty(),
                100);
    }

    @OnEachDatabase
    void pagesJoinInEveryOrder(Database database) {
        insert(
                database,
                flavor("1", "c", 512, true),
                flavor("2", "a", 512, true),
                flavor("3", "b", 2048, true),
                flavor("4", "d", 1024, true));
        assertEquals(List.of("b", "d"), names(database, visible(Optional.empty(), 1024)));
        for (FlavorQuery.Key key : FlavorQuery.Key.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                FlavorQuery.Sort sort = new FlavorQuery.Sort(key, descending);
                List<String> whole = names(database, page(sort, Optional.empty(), 100));
                assertEquals(whole, paged(database, sort), key.name());
            }
        }
    }

    private List<String> paged(Database database, FlavorQuery.Sort sort) {
        List<String> all = new ArrayList<>();
        Optional<FlavorId> marker = Optional.empty();
        while (true) {
            FlavorQuery query = page(sort, marker, 1);
            List<Flavor> page = database.read("page", tx -> flavors.list(tx, query));
            if (page.isEmpty()) {
                return all;
            }
            all.add(page.getFirst().name());
            marker = Optional.of(page.getFirst().id());
        }
    }

    private static FlavorQuery page(FlavorQuery.Sort sort, Optional<FlavorId> marker, int limit) {
        return new FlavorQuery(Optional.empty(), Optional.empty(), true, 0, 0, Optional.empty(), sort, marker, limit);
    }

    @OnEachDatabase
    void extraSpecsAreMergedAndDeletedAndGoWithTheFlavor(Database database) {
        Flavor tiny = flavor("1", "m1.tiny", 512, true);
        insert(database, tiny);
        database.write(
                "merge", tx -> flavors.mergeSpecs(tx, tiny.id(), Map.of("hw:cpu_policy", "dedicated", "a", "b")));
        database.write("delete", tx -> flavors.deleteSpec(tx, tiny.id(), "a"));
        database.write("describe", tx -> flavors.describe(tx, tiny.id(), Optional.empty()));
        Flavor changed =
                database.read("find", tx -> flavors.find(tx, tiny.id())).orElseThrow();
        assertEquals(Map.of("hw:cpu_policy", "dedicated"), changed.extraSpecs());
        assertEquals(Optional.empty(), changed.description());
        database.write("delete", tx -> flavors.delete(tx, tiny.id()));
        insert(database, tiny);
        assertEquals(List.of("m1.tiny"), names(database, FlavorQuery.all()));
    }
}

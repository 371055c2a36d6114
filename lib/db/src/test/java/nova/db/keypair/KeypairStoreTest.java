package nova.db.keypair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.model.context.UserId;
import nova.model.error.NovaException;
import nova.model.keypair.Keypair;

class KeypairStoreTest {
    private static final UserId USER = new UserId("u1");

    private final KeypairStore keypairs = new KeypairStore();

    private boolean insert(Database database, String name) {
        return database.write(
                "insert",
                tx -> keypairs.insert(
                        tx, new Keypair(USER, name, "ssh", "aa:bb", "ssh-ed25519 AAAA", Instant.EPOCH, 0)));
    }

    private List<String> names(Database database, Optional<String> marker, int limit) {
        return database.read("list", tx -> keypairs.list(tx, USER, marker, limit)).stream()
                .map(Keypair::name)
                .toList();
    }

    @OnEachDatabase
    void namesAreUniquePerUserAndCaseCounts(Database database) {
        assertTrue(insert(database, "key"));
        assertFalse(insert(database, "key"));
        assertTrue(insert(database, "Key"));
        int found2 = database.read("count", tx -> keypairs.count(tx, USER));
        assertEquals(2, found2);
    }

    @OnEachDatabase
    void listIsPagedByNameFromAMarkerThatIsThere(Database database) {
        List.of("b", "a", "c").forEach(name -> insert(database, name));
        assertEquals(List.of("a", "b"), names(database, Optional.empty(), 2));
        assertEquals(List.of("c"), names(database, Optional.of("b"), 2));
        NovaException refused = assertThrows(NovaException.class, () -> names(database, Optional.of("x"), 2));
        assertEquals("Marker x could not be found.", refused.getMessage());
    }

    @OnEachDatabase
    void deletedKeypairIsGone(Database database) {
        insert(database, "key");
        assertTrue(deleted(database));
        assertFalse(deleted(database));
        assertEquals(Optional.empty(), database.read("find", tx -> keypairs.find(tx, USER, "key")));
    }

    private boolean deleted(Database database) {
        return database.write("delete", tx -> keypairs.delete(tx, USER, "key"));
    }
}

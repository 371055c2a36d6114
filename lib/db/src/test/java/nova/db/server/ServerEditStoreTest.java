package nova.db.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.TxBody;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.model.server.Server;
import nova.model.server.ServerEdit;
import nova.model.server.ServerId;

class ServerEditStoreTest {
    private final ServerStore servers = new ServerStore();
    private final ServerEditStore edits = new ServerEditStore();

    private ServerId insert(Database database, SampleServers sample) {
        database.change("insert", tx -> servers.insert(tx, sample.server()));
        return sample.id();
    }

    private Server find(Database database, ServerId id) {
        return database.read("find", tx -> servers.find(tx, id)).orElseThrow();
    }

    private static boolean did(Database database, TxBody<Boolean> body) {
        return database.write("edit", body);
    }

    @OnEachDatabase
    void editChangesWhatItNamesAndMovesUpdated(Database database) {
        ServerId id = insert(database, SampleServers.named("web"));
        assertTrue(did(
                database,
                tx -> edits.edit(tx, id, ServerEdit.NOTHING.withName("www").withDescription("front"))));
        Server server = find(database, id);
        assertEquals("www", server.identity().name());
        assertEquals(Optional.of("front"), server.identity().description());
        assertEquals("web", server.identity().hostname());
        assertTrue(server.times().updated().isAfter(SampleServers.CREATED));
        database.write("blank", tx -> edits.edit(tx, id, ServerEdit.NOTHING.withDescription("")));
        assertEquals(Optional.of(""), find(database, id).identity().description());
        ServerEdit clear = new ServerEdit(
                Optional.empty(), Optional.of(Optional.empty()), Optional.empty(), Optional.empty(), Optional.empty());
        database.write("clear", tx -> edits.edit(tx, id, clear));
        assertEquals(Optional.empty(), find(database, id).identity().description());
    }

    @OnEachDatabase
    void deletedServerIsNotEdited(Database database) {
        ServerId id = insert(database, SampleServers.named("gone").deleted());
        assertFalse(did(database, tx -> edits.edit(tx, id, ServerEdit.NOTHING.withName("x"))));
        assertFalse(did(database, tx -> edits.mergeMetadata(tx, id, Map.of("a", "b"))));
    }

    @OnEachDatabase
    void metadataIsReplacedMergedAndDeleted(Database database) {
        ServerId id = insert(database, SampleServers.named("web").withMetadata(Map.of("a", "1", "b", "2")));
        database.write("merge", tx -> edits.mergeMetadata(tx, id, Map.of("b", "3", "c", "4")));
        assertEquals(Map.of("a", "1", "b", "3", "c", "4"), find(database, id).metadata());
        assertTrue(did(database, tx -> edits.deleteMetadata(tx, id, "a")));
        assertFalse(did(database, tx -> edits.deleteMetadata(tx, id, "a")));
        database.write("replace", tx -> edits.replaceMetadata(tx, id, Map.of("z", "9")));
        assertEquals(Map.of("z", "9"), find(database, id).metadata());
    }

    @OnEachDatabase
    void tagsAreAddedOnceReplacedAndDeleted(Database database) {
        ServerId id = insert(database, SampleServers.named("web"));
        database.write("add", tx -> edits.addTag(tx, id, "red"));
        database.write("add", tx -> edits.addTag(tx, id, "red"));
        assertEquals(List.of("red"), find(database, id).tags());
        database.write("replace", tx -> edits.replaceTags(tx, id, List.of("x", "b")));
        assertEquals(List.of("b", "x"), find(database, id).tags());
        assertTrue(did(database, tx -> edits.deleteTag(tx, id, "x")));
        assertFalse(did(database, tx -> edits.deleteTag(tx, id, "x")));
    }

    @OnEachDatabase
    void lockSaysWhoAndWhy(Database database) {
        ServerId id = insert(database, SampleServers.named("web"));
        database.write("lock", tx -> edits.lock(tx, id, "admin", Optional.of("audit")));
        assertEquals(Optional.of("admin"), find(database, id).state().lockedBy());
        assertEquals(Optional.of("audit"), find(database, id).state().lockedReason());
        database.write("unlock", tx -> edits.unlock(tx, id));
        assertEquals(Optional.empty(), find(database, id).state().lockedBy());
    }
}

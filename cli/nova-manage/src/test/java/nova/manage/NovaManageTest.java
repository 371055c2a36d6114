package nova.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import nova.db.fixture.SampleOperations;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.migrate.Migrations;
import nova.db.server.ServerStore;
import nova.manage.ManagedCloud.Answer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NovaManageTest {
    private static final String LATEST = Integer.toString(Migrations.NOVA.latest());

    @TempDir
    private Path folder;

    private ManagedCloud synced(TestDatabases kind) {
        ManagedCloud cloud = new ManagedCloud(kind, folder);
        assertEquals(0, cloud.run("db", "sync").code());
        return cloud;
    }

    @ParameterizedTest
    @EnumSource
    void syncBringsTheSchemaUpToDateAndSaysHowFarItIs(TestDatabases kind) {
        ManagedCloud cloud = new ManagedCloud(kind, folder);
        assertEquals("0\n", cloud.run("db", "version").out());
        Answer first = cloud.run("db", "sync", "1");
        assertEquals(0, first.code());
        assertTrue(first.err().startsWith("V001__first_schema.sql: 1 of "), first.err());
        assertEquals("1\n", cloud.run("api_db", "version").out());
        assertEquals(0, cloud.run("api_db", "sync").code());
        assertEquals(LATEST + "\n", cloud.run("db", "version").out());
        assertTrue(cloud.run("db", "sync").err().contains("already"));
        assertEquals(255, cloud.run("db", "sync", "999").code());
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreNotTouchedBeforeTheSchemaIsThere(TestDatabases kind) {
        Answer refused = new ManagedCloud(kind, folder).run("audit");
        assertEquals(255, refused.code());
        assertEquals(
                "schema nova is at version 0 and this release needs " + LATEST + ": run nova-manage db sync\n",
                refused.err());
    }

    @ParameterizedTest
    @EnumSource
    void auditIsSilentOnAHealthyCloudAndEndsWithOneOtherwise(TestDatabases kind) {
        ManagedCloud cloud = synced(kind);
        Answer healthy = cloud.run("audit");
        assertEquals(0, healthy.code());
        assertEquals("", healthy.out());
        SampleServers stuck = SampleServers.named("stuck");
        cloud.change(tx -> new ServerStore().insert(tx, stuck.server()));
        Answer sick = cloud.run("audit");
        assertEquals(1, sick.code());
        assertEquals(
                "server-moves " + stuck.id() + ": is building/scheduling and no live operation moves it",
                sick.lines().getFirst());
        Answer json = cloud.run("audit", "--json");
        assertEquals(1, json.code());
        assertTrue(json.out().startsWith("[{\"rule\":\"server-moves\",\"subject\":\"" + stuck.id()), json.out());
    }

    @ParameterizedTest
    @EnumSource
    void parkedOperationIsListedShownAndTriedAgainOrAbandoned(TestDatabases kind) {
        ManagedCloud cloud = synced(kind);
        SampleServers server = SampleServers.named("web");
        cloud.change(tx -> {
            new ServerStore().insert(tx, server.server());
            SampleOperations.insert(tx, "live", server.id(), "stop", "waiting");
            SampleOperations.insert(tx, "over", server.id(), "stop", "done");
            SampleOperations.park(tx, "parked", server.id(), "no such step");
        });
        Answer open = cloud.run("operation", "list");
        assertTrue(open.out().contains("parked: no such step"), open.out());
        assertTrue(open.out().contains("| live ") && !open.out().contains("| over "), open.out());
        assertTrue(cloud.run("operation", "list", "--all").out().contains("| over "));
        assertTrue(cloud.run("operation", "show", "parked").out().contains("| message"));
        assertEquals(0, cloud.run("operation", "retry", "parked").code());
        assertEquals(1, cloud.run("operation", "retry", "parked").code());
        assertEquals(0, cloud.run("operation", "abandon", "live").code());
        assertEquals(1, cloud.run("operation", "abandon", "over").code());
        assertEquals(1, cloud.run("operation", "abandon", "nobody").code());
        assertEquals(255, cloud.run("operation", "show", "nobody").code());
    }

    @ParameterizedTest
    @EnumSource
    void deletedServersAreRemovedWithWhatWasTheirs(TestDatabases kind) {
        ManagedCloud cloud = synced(kind);
        SampleServers gone = SampleServers.named("gone").deleted();
        cloud.change(tx -> {
            new ServerStore().insert(tx, gone.server());
            SampleOperations.insert(tx, "o1", gone.id(), "delete", "done");
        });
        assertEquals(
                2, cloud.run("db", "archive_deleted_rows", "--max_rows", "0").code());
        assertEquals(
                4, cloud.run("db", "archive_deleted_rows", "--before", "soon").code());
        assertEquals(1, cloud.run("db", "purge").code());
        assertEquals(3, cloud.run("db", "purge", "--before", "2001-01-01").code());
        Answer archived = cloud.run("db", "archive_deleted_rows", "--until-complete", "--verbose");
        assertEquals(1, archived.code());
        assertTrue(archived.out().contains("| operations | 1"), archived.out());
        assertTrue(archived.out().contains("| servers    | 1"), archived.out());
        assertEquals(0, cloud.run("db", "archive_deleted_rows").code());
        assertEquals(3, cloud.run("db", "purge", "--all").code());
    }

    @ParameterizedTest
    @EnumSource
    void scriptsThatSetUpCellsFindOne(TestDatabases kind) {
        ManagedCloud cloud = synced(kind);
        assertEquals(0, cloud.run("cell_v2", "map_cell0").code());
        assertEquals(
                0,
                cloud.run("cell_v2", "simple_cell_setup", "--transport-url", "amqp://x")
                        .code());
        assertEquals(0, cloud.run("cell_v2", "discover_hosts", "--verbose").code());
        assertTrue(cloud.run("cell_v2", "list_cells").out().contains("cell1"));
        assertEquals(0, cloud.run("cell_v2", "list_hosts").code());
        assertEquals(1, cloud.run("cell_v2", "verify_instance", "--uuid", "x").code());
        assertEquals(0, cloud.run("db", "online_data_migrations").code());
        assertEquals(
                127,
                cloud.run("db", "online_data_migrations", "--max-count", "0").code());
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void mistakesInTypingAreUsageErrors(TestDatabases kind) {
        ManagedCloud cloud = new ManagedCloud(kind, folder);
        assertEquals(2, cloud.run().code());
        assertEquals(2, cloud.run("db").code());
        assertEquals(2, cloud.run("db", "snyc").code());
        assertEquals(0, cloud.run("--help").code());
        assertEquals(0, cloud.run("version").code());
        assertEquals("sync version\n", cloud.run("bash-completion", "api_db").out());
        assertEquals(
                255,
                new ManagedCloud(kind, folder)
                        .run("--config-file", "/nowhere/nova.conf", "audit")
                        .code());
    }
}

package nova.api.volume;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

class VolumeProxyTest {
    private static final String BASE = "/v3/" + TestApi.PROJECT;
    private static final String VOLUME = "{'id': 'v1', 'status': 'in-use', 'size': 2, 'availability_zone': 'nova',"
            + "'created_at': '2026-01-01T00:00:00.000000', 'name': 'data', 'description': null,"
            + "'volume_type': 'ssd', 'snapshot_id': null, 'metadata': {'a': 'b'},"
            + "'attachments': [{'server_id': 's1', 'device': '/dev/vdb'}]}";
    private static final String SNAPSHOT = "{'id': 'x1', 'volume_id': 'v1', 'status': 'available', 'size': 2,"
            + "'created_at': '2026-01-01T00:00:00.000000', 'name': 'n', 'description': 'd'}";
    private static final String SNAPSHOT_VIEW = "{'id': 'x1', 'volumeId': 'v1', 'status': 'available', 'size': 2,"
            + "'createdAt': '2026-01-01T00:00:00.000000', 'displayName': 'n', 'displayDescription': 'd'}";

    @OnEachDatabase(TestDatabases.H2)
    void volumesAreShownAsNovaDid(Database database) {
        TestApi api = new TestApi(database);
        api.volumeService()
                .answers("GET " + BASE + "/volumes/detail", 200, "{'volumes': [" + VOLUME + "]}")
                .answers("GET " + BASE + "/volumes/v1", 200, "{'volume': " + VOLUME + "}");
        String view = "{'id': 'v1', 'status': 'in-use', 'size': 2, 'availabilityZone': 'nova',"
                + "'createdAt': '2026-01-01T00:00:00.000000', 'displayName': 'data', 'displayDescription': null,"
                + "'volumeType': 'ssd', 'snapshotId': null, 'metadata': {'a': 'b'}, 'attachments': ["
                + "{'id': 'v1', 'volumeId': 'v1', 'serverId': 's1', 'device': '/dev/vdb'}]}";
        assertEquals(
                json("{'volumes': [" + view + "]}"),
                api.get("2.35", "/os-volumes").body());
        assertEquals(
                json("{'volumes': [" + view + "]}"),
                api.get("2.1", "/os-volumes/detail").body());
        assertEquals(
                json("{'volumes': []}"), api.get("2.1", "/os-volumes?offset=1").body());
        assertEquals(
                json("{'volume': " + view + "}"),
                api.get("2.1", "/os-volumes/v1").body());
        assertEquals(
                "Volume v9 could not be found.",
                api.get("2.1", "/os-volumes/v9").message());
        assertEquals(404, api.get("2.36", "/os-volumes").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void volumeIsMadeInTheVolumeService(Database database) {
        TestApi api = new TestApi(database);
        api.volumeService()
                .answers("POST " + BASE + "/volumes", 202, "{'volume': " + VOLUME + "}")
                .answers("GET " + BASE + "/snapshots/x1", 200, "{'snapshot': " + SNAPSHOT + "}")
                .answers("DELETE " + BASE + "/volumes/v1", 202, "");
        assertEquals(
                200,
                api.post(
                                "2.1",
                                "/os-volumes",
                                "{'volume': {'size': '2', 'display_name': 'data',"
                                        + "'snapshot_id': 'x1', 'metadata': {'a': 'b'}}}")
                        .status());
        assertEquals(
                json("{'volume': {'size': 2, 'name': 'data', 'description': null, 'metadata': {'a': 'b'},"
                        + "'snapshot_id': 'x1'}}"),
                api.volumeService().changes().getLast().body());
        assertEquals(
                "Snapshot x9 could not be found.",
                api.post("2.1", "/os-volumes", "{'volume': {'size': 1, 'snapshot_id': 'x9'}}")
                        .message());
        assertEquals(400, api.post("2.1", "/os-volumes", "{'volume': {}}").status());
        assertEquals(202, api.delete("2.1", "/os-volumes/v1").status());
        assertEquals(404, api.delete("2.1", "/os-volumes/v9").status());
        api.volumeService()
                .answers("POST " + BASE + "/volumes", 413, "{'overLimit': {'message': 'Too many volumes.'}}");
        var full = api.post("2.1", "/os-volumes", "{'volume': {'size': 1}}");
        assertEquals(403, full.status());
        assertEquals("Too many volumes.", full.message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void snapshotsAreProxiedTheSameWay(Database database) {
        TestApi api = new TestApi(database);
        api.volumeService()
                .answers("GET " + BASE + "/snapshots/detail", 200, "{'snapshots': [" + SNAPSHOT + "]}")
                .answers("POST " + BASE + "/snapshots", 202, "{'snapshot': " + SNAPSHOT + "}")
                .answers("DELETE " + BASE + "/snapshots/x1", 202, "");
        assertEquals(
                json("{'snapshots': [" + SNAPSHOT_VIEW + "]}"),
                api.get("2.1", "/os-snapshots").body());
        assertEquals(
                json("{'snapshot': " + SNAPSHOT_VIEW + "}"),
                api.post("2.1", "/os-snapshots", "{'snapshot': {'volume_id': 'v1', 'force': 'True'}}")
                        .body());
        assertEquals(
                json("{'snapshot': {'volume_id': 'v1', 'force': true, 'name': null, 'description': null}}"),
                api.volumeService().changes().getLast().body());
        assertEquals(202, api.delete("2.1", "/os-snapshots/x1").status());
        assertEquals(
                "Snapshot x9 could not be found.",
                api.get("2.1", "/os-snapshots/x9").message());
    }
}

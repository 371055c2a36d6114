package nova.api.image;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.openstack.peer.PeerRemoteService.Asked;

class ImageProxyTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String SERVER = "99999999-2222-3333-4444-555555555555";
    private static final String IMAGE = "{'id': '" + ID + "', 'name': 'tiny', 'status': 'saving', 'min_ram': 64,"
            + "'min_disk': 1, 'size': 10, 'created_at': '2026-01-01T00:00:00Z', 'updated_at': '2026-01-02T00:00:00Z',"
            + "'owner': 'p', 'tags': [], 'protected': false, 'instance_uuid': '" + SERVER
            + "', 'auto_disk_config': 'True'}";

    @OnEachDatabase(TestDatabases.H2)
    void imageIsShownAsNovaDid(Database database) {
        TestApi api = new TestApi(database);
        api.imageService().answers("GET /v2/images/" + ID, 200, IMAGE);
        assertEquals(
                json("{'image': {'id': '" + ID + "', 'name': 'tiny', 'minRam': 64, 'minDisk': 1,"
                        + "'created': '2026-01-01T00:00:00Z', 'updated': '2026-01-02T00:00:00Z', 'status': 'SAVING',"
                        + "'progress': 50, 'OS-EXT-IMG-SIZE:size': 10, 'OS-DCF:diskConfig': 'AUTO',"
                        + "'metadata': {'instance_uuid': '" + SERVER + "', 'auto_disk_config': 'True'},"
                        + "'server': {'id': '" + SERVER + "', 'links': ["
                        + "{'rel': 'self', 'href': 'http://nova/v2.1/servers/" + SERVER + "'},"
                        + "{'rel': 'bookmark', 'href': 'http://nova/servers/" + SERVER + "'}]},"
                        + "'links': [{'rel': 'self', 'href': 'http://nova/v2.1/images/" + ID + "'},"
                        + "{'rel': 'bookmark', 'href': 'http://nova/images/" + ID + "'},"
                        + "{'rel': 'alternate', 'type': 'application/vnd.openstack.image',"
                        + "'href': 'http://peer/images/" + ID + "'}]}}"),
                api.get("2.35", "/images/" + ID).body());
        assertEquals(404, api.get("2.36", "/images/" + ID).status());
        assertEquals("Image not found.", api.get("2.1", "/images/x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void filtersAreSaidInTheWordsOfTheImageService(Database database) {
        TestApi api = new TestApi(database);
        api.imageService()
                .answers(
                        "GET /v2/images?limit=1&updated_at=gte%3A2026-01-01&min_disk=1&min_ram=2&name=tiny"
                                + "&os=linux&instance_uuid=" + SERVER + "&status=active&image_type=snapshot",
                        200,
                        "{'images': [" + IMAGE + "]}");
        JsonNode found = api.get(
                        "2.1",
                        "/images?limit=1&name=tiny&status=ACTIVE&changes-since=2026-01-01&minRam=2&minDisk=1"
                                + "&type=snapshot&property-os=linux&server=http://nova/servers/" + SERVER)
                .body();
        assertEquals(1, found.get("images").size());
        assertFalse(found.at("/images/0").has("status"));
        assertEquals("next", found.at("/images_links/0/rel").asText());
        api.imageService().answers("GET /v2/images?limit=1000", 200, "{'images': [" + IMAGE + "]}");
        JsonNode all = api.get("2.1", "/images/detail").body();
        assertEquals("SAVING", all.at("/images/0/status").asText());
        assertFalse(all.has("images_links"));
        assertEquals(400, api.get("2.1", "/images?limit=-1").status());
        assertEquals(400, api.get("2.1", "/images?limit=0").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void whatTheImageServiceCallsWrongIsToldAsItsClientDoes(Database database) {
        TestApi api = new TestApi(database);
        api.imageService()
                .answers(
                        "GET /v2/images?limit=1000&marker=x",
                        400,
                        "{'error': {'message': '400 Bad Request: The marker x could not be found.'}}");
        assertEquals(
                "HTTP 400 Bad Request: The marker x could not be found.",
                api.get("2.1", "/images?marker=x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void refusalsToDeleteAreNovas(Database database) {
        TestApi api = new TestApi(database);
        api.imageService().answers("DELETE /v2/images/" + ID, 204, "");
        assertEquals(204, api.delete("2.1", "/images/" + ID).status());
        api.imageService().answers("DELETE /v2/images/" + ID, 403, "");
        assertEquals(
                "You are not allowed to delete the image.",
                api.delete("2.1", "/images/" + ID).message());
        assertEquals("Image not found.", api.delete("2.1", "/images/x").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void metadataChangesAreStepsOnTheImage(Database database) {
        TestApi api = new TestApi(database);
        api.imageService()
                .answers("GET /v2/images/" + ID, 200, "{'id': '" + ID + "', 'a': '1', 'b': '2'}")
                .answers("PATCH /v2/images/" + ID, 200, "{}");
        String path = "/images/" + ID + "/metadata";
        assertEquals(
                json("{'metadata': {'a': '1', 'b': '2'}}"),
                api.get("2.38", path).body());
        assertEquals(404, api.get("2.39", path).status());
        assertEquals(json("{'meta': {'a': '1'}}"), api.get("2.1", path + "/a").body());
        assertEquals(404, api.get("2.1", path + "/z").status());
        assertEquals(
                json("{'metadata': {'a': '9', 'b': '2', 'c': '3'}}"),
                api.post("2.1", path, "{'metadata': {'a': '9', 'c': '3'}}").body());
        assertEquals(
                json("{'metadata': {'b': '2'}}"),
                api.put("2.1", path, "{'metadata': {'b': '2'}}").body());
        assertEquals(
                json("{'meta': {'c': '4'}}"),
                api.put("2.1", path + "/c", "{'meta': {'c': '4'}}").body());
        assertEquals(
                "Request body and URI mismatch",
                api.put("2.1", path + "/c", "{'meta': {'d': '4'}}").message());
        assertEquals(204, api.delete("2.1", path + "/a").status());
        assertEquals("Invalid metadata key", api.delete("2.1", path + "/z").message());
        String[] steps = {
            "[{'op': 'replace', 'path': '/a', 'value': '9'}, {'op': 'add', 'path': '/c', 'value': '3'}]",
            "[{'op': 'remove', 'path': '/a'}]",
            "[{'op': 'add', 'path': '/c', 'value': '4'}]",
            "[{'op': 'remove', 'path': '/a'}]",
        };
        var changes = api.imageService().changes().stream().map(Asked::body).toList();
        assertEquals(steps.length, changes.size());
        for (int i = 0; i < steps.length; i++) {
            assertEquals(json(steps[i]), changes.get(i));
        }
    }

    @OnEachDatabase(TestDatabases.H2)
    void moreMetadataThanTheQuotaIsRefused(Database database) {
        TestApi api = new TestApi(database);
        api.put("2.1", "/os-quota-sets/" + TestApi.PROJECT, "{'quota_set': {'metadata_items': 1}}");
        api.imageService().answers("GET /v2/images/" + ID, 200, "{'id': '" + ID + "'}");
        assertEquals(
                "Image metadata limit exceeded",
                api.put("2.1", "/images/" + ID + "/metadata", "{'metadata': {'a': '1', 'b': '2'}}")
                        .message());
    }
}

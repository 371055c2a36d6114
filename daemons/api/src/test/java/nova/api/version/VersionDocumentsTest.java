package nova.api.version;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.HttpHeaders;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Query;

/** What a plain HTTP client sees before it knows anything; each answer was compared with Debian's Nova. */
class VersionDocumentsTest {
    private static final HttpRequest.Origin ORIGIN = new HttpRequest.Origin("http", "nova", "127.0.0.1", 1 << 20);

    @OnEachDatabase(TestDatabases.H2)
    void eachVersionHasADocumentByItsId(Database database) {
        TestApi api = new TestApi(database);
        TestApi.Answer current = api.get("2.1", "/versions/v2.1");
        assertEquals("CURRENT", current.body().at("/version/status").asText());
        assertEquals("describedby", current.body().at("/version/links/1/rel").asText());
        TestApi.Answer legacy = api.get("2.1", "/versions/v2.0");
        assertEquals("v2.0", legacy.body().at("/version/id").asText());
        assertTrue(legacy.body().at("/version/links/0/href").asText().endsWith("/v2.1/"));
        assertEquals(
                json("{'itemNotFound': {'code': 404, 'message': 'The resource could not be found.'}}"),
                api.get("2.1", "/versions/v3").body());
    }

    @OnEachDatabase(TestDatabases.H2)
    void documentsOfAVersionHaveARequestIdAndTheOneOfAllHasNot(Database database) {
        TestApi api = new TestApi(database);
        for (String path : List.of("/v2", "/v2.1", "/v2.1/")) {
            HttpHeaders headers = send(api, "GET", path).headers();
            assertEquals(headers.first("X-Compute-Request-ID"), headers.first("X-OpenStack-Request-ID"), path);
            assertTrue(headers.first("X-Compute-Request-ID").isPresent(), path);
            assertEquals(200, send(api, "PUT", path).status(), path);
        }
        assertEquals(Optional.empty(), send(api, "GET", "/").headers().first("X-Compute-Request-ID"));
    }

    @OnEachDatabase(TestDatabases.H2)
    void refusedVersionsAreEchoedByTheDocumentToo(Database database) {
        HttpResponse response = send(new TestApi(database), "GET", "/v2.1/", "OpenStack-API-Version", "compute 2.999");
        assertEquals(406, response.status());
        assertEquals(Optional.of("compute 2.999"), response.headers().first("OpenStack-API-Version"));
        assertEquals(
                Optional.of("application/json; charset=UTF-8"),
                response.headers().first("Content-Type"));
    }

    @OnEachDatabase(TestDatabases.H2)
    void optionsAreAnsweredForWhateverPathAndWhoever(Database database) {
        TestApi api = new TestApi(database);
        for (String path : List.of("/v2.1/servers", "/v2.1/nonsense", "/v2/servers/detail")) {
            HttpResponse response = send(api, "OPTIONS", path);
            assertEquals(200, response.status(), path);
            assertEquals(HttpHeaders.NONE, response.headers(), path);
        }
    }

    @OnEachDatabase(TestDatabases.H2)
    void pathsBelowAForeignProjectAreUnknownBeforeTheyAreForeign(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(404, api.get("2.1", "/0000/nonsense").status());
        assertEquals(400, api.get("2.1", "/0000/servers").status());
        assertEquals(404, api.get("2.1", "/" + TestApi.PROJECT).status());
        assertEquals(200, api.get("2.1", "/" + TestApi.PROJECT + "/").status());
        TestApi.Answer posted = api.post("2.1", "/" + TestApi.PROJECT + "/", "{}");
        assertEquals("404 Not Found", posted.body().path("code").asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void doubledSlashesCountOnce(Database database) {
        TestApi api = new TestApi(database);
        assertEquals(200, api.get("2.1", "//extensions").status());
        assertEquals(200, api.get("2.1", "/extensions//OS-DCF").status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void novasOwnNameOfJsonIsAnsweredWith(Database database) {
        String type = "application/vnd.openstack.compute+json";
        HttpResponse response =
                send(new TestApi(database), "GET", "/v2.1/extensions", "X-Auth-Token", "admin", "Accept", type);
        assertEquals(Optional.of(type), response.headers().first("Content-Type"));
    }

    private static HttpResponse send(TestApi api, String method, String path, String... headers) {
        return api.handler()
                .answer(new HttpRequest(
                        method,
                        path,
                        Query.parse(""),
                        HttpHeaders.of(headers),
                        InputStream.nullInputStream(),
                        ORIGIN,
                        HttpRequest.Routed.NOT_YET));
    }
}

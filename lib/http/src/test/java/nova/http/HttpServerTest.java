package nova.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
    private final HttpServer server = HttpServer.start(
            HttpServerConfig.DEFAULTS.withMaxBodyBytes(1000),
            new Router(
                    List.of(
                            Route.get("/things/{id}", HttpServerTest::show),
                            Route.get("/things/all", _ -> HttpResponse.text(200, "text/plain", "all")),
                            Route.post("/things", HttpServerTest::echo),
                            Route.put("/blobs/{id}", HttpServerTest::count),
                            Route.get("/blobs/{id}", _ -> blob()),
                            Route.get(
                                    "/vary",
                                    _ -> HttpResponse.empty(204)
                                            .with("Vary", "A")
                                            .with("Vary", "B"))),
                    new PlainDialect()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void namedPartsOfThePathAreDecoded() throws Exception {
        assertEquals("a b+c ?x=[1, 2]", get("/things/a%20b+c?x=1&x=2").body());
    }

    /** Nova's server decodes a path before it is divided, so that no name has a slash in it. */
    @Test
    void encodedSlashMakesALongerPath() throws Exception {
        assertEquals("no /things/a%2Fb", get("/things/a%2Fb").body());
    }

    @Test
    void literalPathsGoBeforeNamedOnes() throws Exception {
        assertEquals("all", get("/things/all").body());
    }

    @Test
    void unknownPathsAndMethodsAre404InTheDialect() throws Exception {
        assertEquals("no /nothing", get("/nothing").body());
        assertEquals(404, send("DELETE", "/things/1", "").statusCode());
    }

    @Test
    void headIsAnsweredByGetWithoutABody() throws Exception {
        var answer = send("HEAD", "/things/all", "");
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void jsonIsReadStrictly() throws Exception {
        assertEquals("{\"a\":1}", send("POST", "/things", "{\"a\": 1}").body());
        assertEquals(
                "BAD_REQUEST Malformed request body",
                send("POST", "/things", "{\"a\": 1, \"a\": 2}").body());
        assertEquals(
                "BAD_REQUEST Malformed request body",
                send("POST", "/things", "{} {}").body());
        assertEquals(
                "BAD_REQUEST Malformed request body",
                send("POST", "/things", "[".repeat(400)).body());
        assertTrue(
                send("POST", "/things", "\"" + "x".repeat(2000) + "\"").body().startsWith("TOO_LARGE"));
    }

    @Test
    void bodiesStreamBothWays() throws Exception {
        assertEquals("3000000", send("PUT", "/blobs/1", "x".repeat(3_000_000)).body());
        assertEquals(5_000_000, get("/blobs/1").body().length());
    }

    @Test
    void repeatedHeadersStayTwoLines() throws Exception {
        assertEquals(List.of("A", "B"), get("/vary").headers().allValues("Vary"));
    }

    @Test
    void queriesAreBounded() throws Exception {
        assertEquals(
                "BAD_REQUEST A query may have at most 256 parameters",
                get("/things/1?" + "a=1&".repeat(300)).body());
    }

    private static HttpResponse show(HttpRequest request) {
        return HttpResponse.text(
                200,
                "text/plain",
                request.value("id") + " ?x=" + request.query().all("x"));
    }

    private static HttpResponse echo(HttpRequest request) {
        return HttpResponse.json(200, request.json());
    }

    private static HttpResponse count(HttpRequest request) {
        try {
            byte[] buffer = new byte[8192];
            long sum = 0;
            for (int read = request.body().read(buffer);
                    read >= 0;
                    read = request.body().read(buffer)) {
                sum += read;
            }
            return HttpResponse.text(200, "text/plain", Long.toString(sum));
        } catch (IOException cut) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "cut", cut);
        }
    }

    private static HttpResponse blob() {
        return HttpResponse.streamed(200, "application/octet-stream", OptionalLong.empty(), out -> {
            for (int i = 0; i < 5000; i++) {
                out.write(new byte[1000]);
            }
        });
    }

    private java.net.http.HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private java.net.http.HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(server.base() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static final class PlainDialect implements ErrorDialect {
        @Override
        public HttpResponse refusal(NovaException refusal) {
            Supplier<String> text = () -> refusal.code() + " " + refusal.getMessage();
            return HttpResponse.text(ErrorStatus.of(refusal.code()), "text/plain", text.get());
        }

        @Override
        public HttpResponse unknownPath(HttpRequest request) {
            return HttpResponse.text(404, "text/plain", "no " + request.path());
        }
    }

    @Test
    void jsonListsAreWrittenItemByItem() throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        Json.writeList(
                out,
                "things",
                List.of(1),
                (writer, id) -> writer.begin().put("id", id).end(),
                Json.object().put("more", true));
        assertEquals("{\"things\":[{\"id\":1}],\"more\":true}", out.toString());
    }
}

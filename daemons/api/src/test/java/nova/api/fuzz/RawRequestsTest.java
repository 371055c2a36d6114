package nova.api.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.HttpServer;
import nova.http.HttpServerConfig;

/** Requests as no library would send them, over a socket: request line, headers and body. */
class RawRequestsTest {
    private static final int LIMIT_MILLIS = 10_000;
    private static final String JSON = "\r\nContent-Type: application/json";
    private static final List<String> REQUESTS = List.of(
            "GET /v2.1/servers/%zz HTTP/1.1",
            "GET /v2.1/servers/%ff%fe HTTP/1.1",
            "GET /v2.1/servers/%00 HTTP/1.1",
            "GET /v2.1/servers/%2e%2e/%2e%2e HTTP/1.1",
            "GET /v2.1/servers/../../etc/passwd HTTP/1.1",
            "GET /v2.1//servers HTTP/1.1",
            "GET /v2.1/servers/a%2Fb/action HTTP/1.1",
            "GET /v2.1/servers/\u00e9\u4e2d HTTP/1.1",
            "GET /v2.1/servers?name=%ff HTTP/1.1",
            "GET /v2.1/servers?%zz HTTP/1.1",
            "GET /v2.1/servers?limit=1#fragment HTTP/1.1",
            "GET /v2.1/servers?" + "a=1&".repeat(300) + " HTTP/1.1",
            "GET /v2.1/servers?name=" + "x".repeat(100_000) + " HTTP/1.1",
            "GET /v2.1/" + "a/".repeat(2000) + " HTTP/1.1",
            "GET /v2.1/servers HTTP/1.1\r\nOpenStack-API-Version: compute 2." + "9".repeat(5000),
            "GET /v2.1/servers HTTP/1.1\r\nOpenStack-API-Version: \u00ff\u0001",
            "GET /v2.1/servers HTTP/1.1\r\nX-Auth-Token: admin, admin",
            "GET /v2.1/servers HTTP/9.9",
            "BREW /v2.1/servers HTTP/1.1",
            "get /v2.1/servers HTTP/1.1",
            "POST /v2.1/servers HTTP/1.1" + JSON + "\r\nContent-Length: -1",
            "POST /v2.1/servers HTTP/1.1" + JSON + "\r\nContent-Length: 99999999999999999999",
            "POST /v2.1/servers HTTP/1.1" + JSON + "\r\nContent-Length: 4\r\n\r\n\u00ff\u00fe\u00ff\u00fe",
            "POST /v2.1/servers HTTP/1.1\r\nContent-Type: application/xml\r\nContent-Length: 2\r\n\r\n{}",
            "POST /v2.1/servers HTTP/1.1" + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /v2.1/servers HTTP/1.1" + JSON + "\r\nContent-Length: 200000\r\n\r\n" + " ".repeat(200_000),
            "complete nonsense");

    @OnEachDatabase(TestDatabases.H2)
    void nothingOnTheWireIsTheServicesFault(Database database) throws IOException {
        HttpServerConfig config = HttpServerConfig.DEFAULTS.at("127.0.0.1", 0).withMaxBodyBytes(114_688);
        List<String> mistakes = new ArrayList<>();
        try (HttpServer server = HttpServer.start(config, new TestApi(database).handler())) {
            for (String request : REQUESTS) {
                String status = send(server.port(), request);
                if (!status.matches("HTTP/1.1 [234].*")) {
                    mistakes.add(request.substring(0, Math.min(200, request.length())) + " -> " + status);
                }
            }
            assertEquals("", String.join("\n", mistakes));
            assertTrue(send(server.port(), "GET /v2.1/servers HTTP/1.1").startsWith("HTTP/1.1 200"));
        }
    }

    private static String send(int port, String request) throws IOException {
        int body = request.indexOf("\r\n\r\n");
        String head = body < 0 ? request : request.substring(0, body);
        String rest = body < 0 ? "\r\n\r\n" : request.substring(body);
        String token = request.contains("X-Auth-Token") ? "" : "\r\nX-Auth-Token: admin";
        String all = head + "\r\nHost: nova\r\nConnection: close" + token + rest;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(all.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return status == null ? "no answer" : status;
        } catch (IOException cut) {
            return "cut: " + cut.getMessage();
        }
    }
}
